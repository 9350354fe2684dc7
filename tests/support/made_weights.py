"""Files of weights for tests: what PyTorch wrote once, and small ones in its forms."""

from __future__ import annotations

import base64
import io
import json
import pickle
import sys
import types
import zipfile
import zlib
from collections import OrderedDict

import numpy as np

# torch.save of a dictionary of dictionaries with a transposed view, a row of the same storage,
# half and bfloat16 numbers, a whole number, a parameter, an optimiser and an argparse.Namespace.
_SAVED_BY_TORCH = (
    "c-o~_O>7%Q6kh+tah8xcB_wSMAwU5KTF2|P9j8s>#000X{c&7^tV+mQ+Y|4Kjn{8?oP-KXK`5bIQH2Bt#1X`a6GB{a;{"
    "pee+7kyPkPuP@;tU67W*v8TN)k1h<arb8ec$`u%)C!qPy#_g2#19SRzx@<s8&_e*U?l>#cHhimXXg52sb=y%ijheTIwM"
    "H)HJIa_>@42FcN6p27i@2nyO_Z@v6Fp?50{pA_OMig<u<cq9s2`G%N@$Web%nKmGm1zYN+SsnA>Ukv}&f+^R74HM52c="
    "&M#u!$4K6n+;pMX4Q~|YKwXmiy%%G;gKjqsnB1=Cea=%x3F&5V%b8KmTuI_7&UCuDz7I*cr+R<^^#<pWU6%p0}e#Y8>W"
    "h{J70=0$Oz*QDFw*0+HAp)(vRW9vLYx!C9ngJDLy5*1H&I^RKVjHMv5@Xk}Y!sPHLo#HlPh^5sd*)EfZL98^#phHk@`q"
    "Phfbm2;;1GO*K~GDF@XNbcuY`)ic5LNboeF^J931>hN#Fvy|?PL-!np=Zo+H+qH_N>J5l`_;Rd6Dc$9qWSj|j(cyfl!+"
    "Dl+o^v>37^aF4XPg_FX&{h1oR`f;y~~$id@{&{&xavN_$DVEo)m_35vJMxm>Uhq>~l`!&X7xhktM>+-WD>}B%F6xFHn_"
    "4;4J;P=&;XW$QEJ#7W-%6eaIEz<yNVW)@ovXO}~jOSZu>9&V9A9iV@`7u%rlWxWqJ}%_h9+>1@$#RSeYa?KP$%1&Xs*m"
    "pglPg{rvfsJMoqP=saME`>;H-7;HE8;Wnj^)|d7)yQ4{=3}}(aSjM!)rOU&?7i>l`e7;i=PFw}@J35*wPFROH~i&q(;u"
    "ls9*x4j13M~=bq6-KYFcY5F0UiYCZm$ijc{|jw<OB{^<O`~N86&YKmV98eV@NGHD%S%>y0(k!1<iKPl*FpI!Og&H{cKI"
    "1^xpC3<=q;fXdq#nRNW~xeG_BySEG-V*^nQ+ZTU5MGq`=poRfq&f|(x@qF(5F$6fQTUqikPku>kk@$?nE{R`A2n)oENl"
    "cK4FHohM?bW$Bb)`d;4tteK`CQ}yrKFu*%9*}%=Qj19;31szUd}{5H+!7zzaeDj=V|>j_T5`Ys4pM4es71FYG~g5-K0g"
    "shiI7fYDngD8R6*Xzs36hE_B*BLjS2_??1PwmKEjOdlB{qaFCWkLGEhl+RW6$ijhTH@yAc=D~HejxRAJSK&*WmSvql`n"
    "<{-DDC@O+F7}WDq(nNCN>9r(>6vtr{3Ozn6qjdaGLn=`B@>dAkkhHubcU+*fBp`R5*<;d(nrO1b-FD&@_=&wJ&H%W4S3"
    "Xp{3;;qXX-qO+eF8_#u*e2aBiN*ZG=M}o)29-T?6LfZg(2+z(;xn&O3Rm+l9Q?T^=j(Shs_CvBMz_o8YnT$@gM!^H`b3"
    "x+m9*J=x1)lRVZvX<S_%o8qzVnHlt8C&B_hnLOBimB+nj>;nJ)kQJ0r=<MD|2F`Vn{oL~(zw^xW?O98RxvktuaNah0LJ"
    "p>%<vY3m0i4m@a{"
)


def saved_by_torch() -> bytes:
    return zlib.decompress(base64.b85decode(_SAVED_BY_TORCH))


class View:
    """A tensor of a file: numbers, and the shape and strides it is seen with."""

    def __init__(self, numbers, shape=None, strides=None, key="0"):
        self.numbers = np.asarray(numbers, np.float32)
        self.shape = self.numbers.shape if shape is None else tuple(shape)
        if strides is None:
            strides = [int(np.prod(self.shape[k + 1 :])) for k in range(len(self.shape))]
        self.strides, self.key = tuple(strides), key


def constant(shape, value=0.0, key="0") -> View:
    """A tensor of any shape over a single number."""
    return View([value], shape, [0] * len(shape), key)


def _named(name: str, module: str):
    kind = type(name, (), {})
    kind.__module__, kind.__qualname__ = module, name
    return kind


def write_pt(path, tree, extra=()):
    """Write ``tree`` (nested dictionaries of `View`) in PyTorch's form, without PyTorch."""
    storage = _named("FloatStorage", "torch")

    def _rebuild_tensor_v2(*_): ...

    _rebuild_tensor_v2.__module__ = "torch._utils"
    _rebuild_tensor_v2.__qualname__ = "_rebuild_tensor_v2"
    storages = {}

    class Reference:
        def __init__(self, view):
            self.view = view

    class Pickler(pickle.Pickler):
        def persistent_id(self, item):
            if isinstance(item, Reference):
                view = item.view
                storages[view.key] = view.numbers
                return ("storage", storage, view.key, "cpu", view.numbers.size)
            return None

        def reducer_override(self, item):
            if isinstance(item, View):
                given = (Reference(item), 0, item.shape, item.strides, False, OrderedDict())
                return _rebuild_tensor_v2, given
            return NotImplemented

    modules = {"torch": types.ModuleType("torch"), "torch._utils": types.ModuleType("torch._utils")}
    modules["torch"].FloatStorage = storage
    modules["torch._utils"]._rebuild_tensor_v2 = _rebuild_tensor_v2
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        table = io.BytesIO()
        Pickler(table, 2).dump(tree)
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("archive/data.pkl", table.getvalue())
        for key, numbers in storages.items():
            archive.writestr(f"archive/data/{key}", numbers.astype("<f4").tobytes())
        for name in extra:
            archive.writestr(f"archive/{name}", b"")
    return path


def write_safetensors(path, tensors, kind="F32"):
    """Write arrays by name as safetensors."""
    table, parts, at = {"__metadata__": {"format": "pt"}}, [], 0
    for name, values in tensors.items():
        raw = np.asarray(values, {"F32": "<f4", "F16": "<f2", "BF16": "<u2"}[kind]).tobytes()
        shape = list(np.shape(values))
        table[name] = {"dtype": kind, "shape": shape, "data_offsets": [at, at + len(raw)]}
        parts.append(raw)
        at += len(raw)
    text = json.dumps(table).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(parts))
    return path

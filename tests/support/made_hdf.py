"""A small file of HDF4 with a grid of HDF-EOS, as MOD09GA has it, which no library here writes.

Five fields of 6 x 6 pixels on the sinusoidal grid of MODIS from (0, 5559752.598) on: state_1km_1 (8
everywhere: clear land), SolarZenith_1, sur_refl_b01_1 (1500), sur_refl_b02_1 (3000), both with a
``scale_factor`` of 10000, and QC_500m_1. Made with pyhdf from the same structure metadata.
"""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

_FILE = (
    "c-rllO>7%Q6vv<4G>Jc(q-~OxlDIBSlQwm{+t^MD2HH4D)8>mfiD*Hrw(%y})F07$L&bqJ1qne99Jp}f(y9kIAwj"
    "tyRUir~5*&~?bKt}oA>jYU<JfLCEg%b3B|Dn<=eKX({CD1DX2-!@dtLM;@zq5xBF`G=W%uW_3w#HB4!oPl8<gAxU"
    "X<(se<0Zh{+YSyCi#hc5pYA(4Z$k-Lenh@fL{kk;e&X-ThfR5Bk8jT{JZpN`BPr-X(96W!=9iuY6UNGTla0jE8uq"
    "bJ#vFNehcEXf!_u{gE)J^UxD3-!~C_h?;{G}d8iq7X7o+Z!oD9oCGE@$(!U*iow(5r!Tjt`!`@M)vjg@YrOr;GV2"
    "jkryie+E03Vk+4}edDrxE8M_?pzo{FdzZ3Gf}MhxuEn^AOP<zqB*&lm1VFXTd?(nO~7QyQ*|{!T!F~*$uuYbuxc1"
    "bvA;3kvc=*-@r47a~P%xsgwDF>^BU4L+W9EN9sHR{zlrFe~|u95w*5Toy^@*=g}&iM`6Dtb@qU-OP$Q`NuAB$n^N"
    "a7@TXE|Z&jRLqBgIL(+55y<1mlPIJn>Tl8l4=v|Rz8Mw}Di55a!KVdlB|9PF5nZNDPSUD&}LpTT|>ZBK&#0MCI3h"
    "&nkJ!{8|RO>iF={~w(ngHQ5*U0LT2@9+-q@D4wQOuX;&I|>EQrN%;whE+5R`OsiQ4b2%@LoXU3Ww1YVej{&$)Ode"
    "LjVeR*H?QXUl-)l)TE+KCeM-H?2P54m#@mHly6{fdAh>Z+&u$n+>bRIPbEl_fQWI%y+%hv-EE>&eYKlCt!zUV1MC"
    ")C$l1scGZ`-U9_Gl!!+2&#0zxXe@4{qPgp?eau*o6~8scU~al@7hCTc&<FYp^_gU(~IdZd@HLE-~#JMdjCbS;aAf"
    "Kk*vx{tmXLrdudCU|)0J#tT^h$AK33w4%7lSG0B8(3C4VP2q>Os>Quaa%9}7?V>*(nKP3MqiOPLV`erhhKZWa*mg"
    "}zuFrpQt@3~_BpPi+x+^jK#U(v!Xv_MNU9g;^)LhO{ym}_16_%HahV2|9UC8RzB_nUztC}JM1w_IFeDc@~<jEHDD"
    "_UO984uL*kCWAYU$Q#ORh$F)6K5GDtCM`CWR*)z()Qv!wI6BdK$}i6Q3JIP_PD06xM69Qv7FT|N0rU|1x5b&1Rea"
    "(^VeOj;_S|!IO8FI-4D#)L7X!W;q2IjHr*(V6uj@r{s#$EABhC^l&ko`g+FolMFM*sn83q0fFHr3`Y77;pfuMcP<"
    "2RPy;k?Wauq)c@h1-1(A(#@y7$7T55-HK7e-1u&sJ%8T^gN9Yl~_`8I~FGi;VD(AO6jZ1WJDL#mYG=<8w0$v&r;T"
    "-Cj-G*2a>(VHw`h>6GSpqh#bwv10Q`<J?3_Q@kDz-<`%RNQSp=p<&$T-8C5pTr9)F`nq9F8q4-<!OYuJwpC2_LZ`"
    "U;W3kw9BBn-S!$bJm2lvUsRl}MyS5~E~nn(;sh7xhL<Q*SQsF8%K43)fRt-_kIWMcr5<0JF4T6#J?Gm(-vW_3%?A"
    "w>LCLWxEb5oJi>KDQ|xF1@~LSjI>pV<b<OpLWJFSIm5pM_U_DX$zBV7lVQ)H1a(7uv7-M+A1x&t&f>THUo=i=Ir^"
    "=k@<>EjH<`8`Mor_ReOJU^Zxv6>qas)Ha)K`Oia%!@zM=5H)$5_WN(;9Jlr4V421b%geK?iwpdjs5jA_5lZ=0_LU"
    "mMe%5f-aR^s}~IOQl~@F6nPddnDelo4~1vAJy2d0ND3=Wx}GEm@`vYsJV2Td~Hq_D01nSBxq{&AL*ui6y~lW!ief"
    "TUrVm?($NIzl2&|3R_B^Q--Z)pd5>!^B(09OLC=P8xhNL8y%n!9i!uPg8J#efSp?(SRKeH@nx-O<_3y6J)4cJW|p"
    "aOBsEsEi|lsaD;I1F4PpcKl8?tPR2mcV@koRgSFFOudiD0RhX*9YI?c-)wy~X~o0ZZ4MXAl<(9*zdD$aia2f(ty"
)


def write(path: Path) -> Path:
    """Write the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.decompress(base64.b85decode(_FILE)))
    return path

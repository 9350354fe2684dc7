"""QGIS's own network, for what the engine asks of catalogues: proxy, certificates, accounts.

The only file that uses Qt's network. Nothing here is called unless the user asked for acquisitions
of a place. Requests are made on one thread of their own, whose event loop nobody else waits in.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QByteArray, QElapsedTimer, QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery, QNetworkReply, QNetworkRequest

from ..engine.download.connection import Connection, Keys
from ..engine.download.standard_web import Proxy, StandardWeb, stated_length
from ..engine.download.web import Answer, Request, UnreachableError
from ..engine.support.companions import Companion
from ..engine.support.errors import CancelledError, ParameterError
from ..engine.support.unanswered import still_answered

_SECONDS = 60  # without a sign of life
_SLOWEST = 1000  # bytes per second, after `_SECONDS`
_AGENT = "STORI for QGIS"
_PROXY_ERRORS = {
    QNetworkReply.NetworkError.ProxyConnectionRefusedError,
    QNetworkReply.NetworkError.ProxyConnectionClosedError,
    QNetworkReply.NetworkError.ProxyNotFoundError,
    QNetworkReply.NetworkError.ProxyTimeoutError,
    QNetworkReply.NetworkError.ProxyAuthenticationRequiredError,
    QNetworkReply.NetworkError.UnknownProxyError,
}
_NETWORK_ERRORS = {
    QNetworkReply.NetworkError.ConnectionRefusedError,
    QNetworkReply.NetworkError.HostNotFoundError,
    QNetworkReply.NetworkError.TemporaryNetworkFailureError,
    QNetworkReply.NetworkError.NetworkSessionFailedError,
    QNetworkReply.NetworkError.UnknownNetworkError,
}


class QgisWeb:
    """Asks through QGIS's network manager; with an account only the host that it is for."""

    def __init__(self, authcfg: str = "", auth_host: str = "", is_proxied: bool = False):
        self._authcfg, self._auth_host = authcfg, auth_host.lower()
        self._is_proxied = is_proxied
        self._companion: Companion | None = None
        self._lock = threading.Lock()
        self._is_closed = False
        self._came = threading.Event()

    def __call__(self, request: Request) -> Answer:
        """Answer a request; see `engine.download.web.Ask`."""
        with self._lock:
            if self._is_closed:
                raise CancelledError
            if self._companion is None:
                self._companion = Companion()
            return self._companion.do(lambda: self._ask(request), self._look)

    def close(self) -> None:
        """Ask nothing more; who asks afterwards is told that work is to end."""
        self._is_closed = True
        if self._companion is not None:
            self._companion.let_go()

    def _look(self) -> None:
        """Tell whoever watches the thread that waits whether something came."""
        if self._came.is_set():
            self._came.clear()
            still_answered()

    def _ask(self, request: Request) -> Answer:
        loop = QEventLoop()  # before any timer, also those of QGIS, which need one in this thread
        asked = QNetworkRequest(QUrl(request.url))
        asked.setRawHeader(b"User-Agent", _AGENT.encode())
        asked.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.ManualRedirectPolicy,
        )
        asked.setAttribute(
            QNetworkRequest.Attribute.CacheLoadControlAttribute,
            QNetworkRequest.CacheLoadControl.AlwaysNetwork,
        )
        asked.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, False)
        if "Range" in request.headers:  # parts of what is packed on the way mean nothing
            asked.setRawHeader(b"Accept-Encoding", b"identity")
        for name, value in request.headers.items():
            asked.setRawHeader(name.encode(), value.encode())
        if self._authcfg and asked.url().host().lower() == self._auth_host:
            self._authorise(asked)
        manager = _manager_of_this_thread()
        if request.body:
            asked.setRawHeader(b"Content-Type", b"application/json")
            reply = manager.post(asked, QByteArray(request.body))
        else:
            reply = manager.get(asked)
        return _answer_of(loop, reply, request.most_bytes, self._is_proxied, self._came.set)

    def _authorise(self, asked: QNetworkRequest) -> None:
        done = QgsApplication.authManager().updateNetworkRequest(asked, self._authcfg)
        if not (done[0] if isinstance(done, tuple) else done):
            raise UnreachableError(
                "proxy", f"the authentication configuration {self._authcfg} cannot be used"
            )


def _manager_of_this_thread() -> QgsNetworkAccessManager:
    """Return QGIS's network manager for this thread, which waits for nobody else.

    Where an account is asked for, it would wait until the main thread has shown a dialog; that one
    may be waiting for us. So a refusal is an answer, and the sentence says what to set up. Without
    a desktop nobody is there to look at a certificate either.
    """
    manager = QgsNetworkAccessManager.instance()
    signals = [manager.authenticationRequired, manager.proxyAuthenticationRequired]
    if QgsApplication.platform() != "desktop":
        signals.append(manager.sslErrors)
    for signal in signals:
        with suppress(TypeError):  # nobody listens any more
            signal.disconnect()
    return manager


def _answer_of(
    loop: QEventLoop,
    reply: QNetworkReply,
    most_bytes: int,
    is_proxied: bool,
    came: Callable[[], None],
) -> Answer:
    """Wait for a reply, no longer than it may take and for no more than is wanted."""
    timer, clock = QTimer(), QElapsedTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(reply.abort)
    timer.start(round(1000 * _SECONDS))
    clock.start()
    body = bytearray()

    def take() -> None:
        timer.start(round(1000 * _SECONDS))
        body.extend(bytes(reply.readAll()))
        came()
        seconds = clock.elapsed() / 1000
        is_dripping = seconds > _SECONDS and len(body) < _SLOWEST * seconds
        if len(body) > most_bytes or is_dripping:
            loop.quit()

    reply.readyRead.connect(take)
    reply.finished.connect(loop.quit)
    if not reply.isFinished():
        loop.exec()
    timer.stop()
    is_whole = reply.isFinished()
    if is_whole and reply.isOpen():
        body.extend(bytes(reply.readAll()))
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    headers = {
        bytes(name).decode("latin-1").lower(): bytes(value).decode("latin-1")
        for name, value in reply.rawHeaderPairs()
    }
    error, text = reply.error(), reply.errorString()
    if not is_whole:  # the rest is not wanted
        reply.readyRead.disconnect(take)
        reply.abort()
    reply.deleteLater()
    due = stated_length(headers)
    is_cut = not is_whole and len(body) <= most_bytes
    if status is None or is_cut or (due is not None and len(body) < min(due, most_bytes)):
        raise UnreachableError(_kind_of(error, is_proxied), text)
    return Answer(int(status), headers, bytes(body[: most_bytes + 1]))


def _kind_of(error: QNetworkReply.NetworkError, is_proxied: bool) -> str:
    """Name what failed; where a proxy stands between, nobody but it is looked for from here."""
    if error in _PROXY_ERRORS or (is_proxied and error in _NETWORK_ERRORS):
        return "proxy"
    if error == QNetworkReply.NetworkError.SslHandshakeFailedError:
        return "secure"
    return "network" if error in _NETWORK_ERRORS else "cut"


def connection_for(endpoint: str, authcfg: str, is_keys: bool) -> Connection:
    """Return who asks a catalogue and its files; on the main thread.

    Parts of files are read by Python's own library through QGIS's proxy, many side by side; where
    the proxy or the files' account is one that only QGIS can use, by QGIS. ``is_keys`` tells that
    the authentication configuration holds keys of S3. Raises `ParameterError` naming AUTHCFG.
    """
    keys = _keys(authcfg) if authcfg and is_keys else None
    account = "" if is_keys else authcfg
    if account:
        _check_known(account)
    proxy = _proxy_for(endpoint)
    web = QgisWeb(account, QUrl(endpoint).host(), bool(proxy.hostName()))
    usable = proxy.type() in (
        QNetworkProxy.ProxyType.NoProxy,
        QNetworkProxy.ProxyType.DefaultProxy,
        QNetworkProxy.ProxyType.HttpProxy,
        QNetworkProxy.ProxyType.HttpCachingProxy,
    )
    told = Proxy(proxy.hostName(), proxy.port(), proxy.user(), proxy.password())
    files = StandardWeb(told if told.host else None, direct=not told.host)
    return Connection(
        ask=web,
        ask_files=files if usable and not account else web,
        keys=keys,
        close=web.close,
    )


def _proxy_for(endpoint: str) -> QNetworkProxy:
    manager = QgsNetworkAccessManager.instance()
    factory = manager.proxyFactory()
    found = factory.queryProxy(QNetworkProxyQuery(QUrl(endpoint))) if factory else []
    return found[0] if found else manager.proxy()


def _check_known(authcfg: str) -> None:
    if authcfg not in QgsApplication.authManager().configIds():
        raise ParameterError(
            f"AUTHCFG is “{authcfg}”, which is no authentication configuration of this profile: "
            "choose one, or make it under Settings > Options > Authentication."
        )


def _keys(authcfg: str) -> Keys:
    """Return user name and password of a configuration as the keys of an account."""
    _check_known(authcfg)
    config = QgsAuthMethodConfig()
    done = QgsApplication.authManager().loadAuthenticationConfig(authcfg, config, True)
    if isinstance(done, tuple):
        done, config = done[0], done[-1]
    if not done or not config.config("username") or not config.config("password"):
        raise ParameterError(
            f"AUTHCFG {authcfg} has no user name and password: put the access key and the secret "
            "of your S3 account there."
        )
    return Keys(config.config("username"), config.config("password"))

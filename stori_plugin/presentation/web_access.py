"""QGIS's own network, for what the engine asks of catalogues: proxy, certificates, accounts.

The only file that uses Qt's network. Nothing here is called unless the user asked for acquisitions
of a place. Requests are made on one thread of their own, whose event loop nobody else waits in.
"""

from __future__ import annotations

import threading

from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QByteArray, QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery, QNetworkReply, QNetworkRequest

from ..engine.download.connection import Connection, Keys
from ..engine.download.standard_web import Proxy, StandardWeb
from ..engine.download.web import Answer, Request, UnreachableError
from ..engine.support.companions import Companion
from ..engine.support.errors import ParameterError

_SECONDS = 60
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

    def __call__(self, request: Request) -> Answer:
        """Answer a request; see `engine.download.web.Ask`."""
        with self._lock:
            if self._companion is None:
                self._companion = Companion()
            return self._companion.do(lambda: self._ask(request), lambda: None)

    def close(self) -> None:
        """Ask nothing more."""
        if self._companion is not None:
            self._companion.let_go()

    def _ask(self, request: Request) -> Answer:
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
        for name, value in request.headers.items():
            asked.setRawHeader(name.encode(), value.encode())
        if self._authcfg and asked.url().host().lower() == self._auth_host:
            self._authorise(asked)
        manager = QgsNetworkAccessManager.instance()  # of this thread
        if request.body:
            asked.setRawHeader(b"Content-Type", b"application/json")
            reply = manager.post(asked, QByteArray(request.body))
        else:
            reply = manager.get(asked)
        return _answer_of(reply, request.most_bytes, self._is_proxied)

    def _authorise(self, asked: QNetworkRequest) -> None:
        done = QgsApplication.authManager().updateNetworkRequest(asked, self._authcfg)
        if not (done[0] if isinstance(done, tuple) else done):
            raise UnreachableError(
                "proxy", f"the authentication configuration {self._authcfg} cannot be used"
            )


def _answer_of(reply: QNetworkReply, most_bytes: int, is_proxied: bool) -> Answer:
    """Wait for a reply, no longer than it may take and for no more than is wanted."""
    loop, timer = QEventLoop(), QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(reply.abort)
    timer.start(1000 * _SECONDS)
    body = bytearray()

    def take() -> None:
        timer.start(1000 * _SECONDS)
        body.extend(bytes(reply.readAll()))
        if len(body) > most_bytes:
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
    stated = headers.get("content-length", "")
    if status is None or (stated.isdigit() and len(body) < min(int(stated), most_bytes)):
        raise UnreachableError(_kind_of(error, is_proxied), text)
    return Answer(int(status), headers, bytes(body))


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
    scheme = "socks5://" if proxy.type() == QNetworkProxy.ProxyType.Socks5Proxy else ""
    return Connection(
        ask=web,
        ask_files=files if usable and not account else web,
        proxy=f"{scheme}{told.address}" if told.address else "",
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

//! A port of one's own.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::{TcpListener, TcpSocket};

/// Bound but not listened on: whoever calls is refused, and nobody else is given the number while its server is away.
pub struct Port {
    address: SocketAddr,
    _held: TcpSocket,
}

impl Port {
    /// A free one of this machine.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn hold() -> Self {
        let held = bound(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)));
        Self { address: held.local_addr().expect("an address"), _held: held }
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its number.
    #[must_use]
    pub fn number(&self) -> u16 {
        self.address.port()
    }

    /// Callers are heard from now on, until the listener is dropped.
    ///
    /// # Panics
    /// When somebody listens already.
    #[must_use]
    pub fn listen(&self) -> TcpListener {
        bound(self.address).listen(1024).expect("a listener")
    }
}

fn bound(address: SocketAddr) -> TcpSocket {
    let socket = TcpSocket::new_v4().expect("a socket");
    // Servers bind like this too, which lets them have what is only held.
    socket.set_reuseaddr(true).expect("an address to share");
    socket.bind(address).expect("a port");
    socket
}

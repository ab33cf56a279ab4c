namespace Assurance.Collectors.Listening;

/// <summary>Receives datagrams in batches from one socket, on one thread; <see cref="Answer"/> may be called from any.</summary>
internal interface IDatagramReceiver : IDisposable
{
    /// <summary>Waits for datagrams, at most a quarter of a second, and returns how many there are.</summary>
    /// <param name="wait">False: only what is there already.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The operating system refuses.</exception>
    int Receive(bool wait);

    /// <summary>A datagram of the last batch, valid until the next.</summary>
    ReadOnlySpan<byte> Payload(int index);

    PeerAddress Sender(int index);

    /// <summary>The address of this computer that a datagram was sent to; 0 when not known.</summary>
    UInt128 Destination(int index);

    /// <summary>Sends from <paramref name="from"/>, which a multi-homed or virtual address needs (RFC 3416 §4.2.7 informs).</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It could not be sent.</exception>
    void Answer(ReadOnlySpan<byte> response, PeerAddress to, UInt128 from);
}

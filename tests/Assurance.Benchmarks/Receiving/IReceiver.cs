using System.Net;

namespace Assurance.Benchmarks.Receiving;

/// <summary>How messages come.</summary>
internal enum Way
{
    Trap,

    /// <summary>SNMPv3, authPriv with SHA-256 and AES-128.</summary>
    SecureTrap,
    LogUdp,
    LogTcp,
}

/// <summary>A running program that receives, with nothing in it but what it was sent.</summary>
internal interface IReceiver : IAsyncDisposable
{
    IPEndPoint EndPoint { get; }

    /// <summary>Used since its start.</summary>
    TimeSpan Cpu { get; }

    /// <summary>How many messages are where they should go.</summary>
    Task<long> KeptAsync();

    /// <summary>What it says of what it lost; empty when it says nothing.</summary>
    Task<string> LossesAsync();
}

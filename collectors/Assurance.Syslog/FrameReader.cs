namespace Assurance.Syslog;

/// <summary>How a frame was marked off in the stream (RFC 6587 §3.4).</summary>
public enum SyslogFraming
{
    /// <summary>§3.4.1: MSG-LEN SP SYSLOG-MSG.</summary>
    OctetCounting,

    /// <summary>§3.4.2: up to LF or NUL.</summary>
    NonTransparent,
}

/// <summary>One message out of a stream.</summary>
/// <param name="Octets">The message without length and trailer.</param>
public readonly record struct SyslogFrame(ReadOnlyMemory<byte> Octets, SyslogFraming Framing)
{
    /// <summary>Whether it exceeded the limit: the octets are its beginning.</summary>
    public bool Oversize { get; init; }

    /// <summary>Whether it began with neither a length nor PRI, such as the second line of a text with line ends.</summary>
    public bool Unmarked { get; init; }

    /// <summary>Whether the stream ended before it did.</summary>
    public bool Unterminated { get; init; }
}

/// <summary>
/// Cuts a TCP or TLS stream into messages (RFC 6587, RFC 5425), whatever chunks it comes in. Octet counting and trailers are told
/// apart at the start of each frame: a length is digits, a space and the message's PRI after them, anything else a line: the second line of a
/// table may begin with a number too, and would take what follows for its own. No line waits for the next to come, so a text
/// with line ends yields a frame a line, the later ones <see cref="SyslogFrame.Unmarked"/>. Not safe for several threads.
/// </summary>
public sealed class FrameReader
{
    /// <summary>The limit of a frame unless told otherwise, in octets.</summary>
    public const int DefaultMaxFrame = 64 * 1024;

    // A longer "length" is text that begins with digits.
    private const int MaxLengthDigits = 6;

    private readonly int _maxFrame;
    private readonly Queue<SyslogFrame> _frames = new();
    private byte[] _buffer = new byte[1024];
    private int _buffered;
    private State _state = State.Start;
    private int _toCome;
    private bool _cut;
    private bool _unmarked;

    /// <param name="maxFrame">Octets kept of one frame, at least 480 (RFC 5425 §4.3.1 asks for 2048).</param>
    public FrameReader(int maxFrame = DefaultMaxFrame)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFrame, 480);
        _maxFrame = maxFrame;
    }

    private enum State
    {
        Start,
        Length,
        AfterLength,
        Counted,
        Line,
    }

    /// <summary>How many frames exceeded the limit and were cut.</summary>
    public long OversizeFrames { get; private set; }

    /// <summary>How many lengths were no lengths, the frame being read as a line instead.</summary>
    public long FramingErrors { get; private set; }

    /// <summary>Takes the next octets of the stream.</summary>
    public void Append(ReadOnlySpan<byte> chunk)
    {
        while (!chunk.IsEmpty)
        {
            chunk = chunk[Consume(chunk)..];
        }
    }

    /// <summary>The next whole frame, if there is one.</summary>
    public bool TryRead(out SyslogFrame frame) => _frames.TryDequeue(out frame);

    /// <summary>The stream has ended: what stands unfinished becomes a last, unterminated frame.</summary>
    public void Complete()
    {
        if (_buffered > 0)
        {
            _unmarked |= _state is State.Length or State.AfterLength;
            Emit(_state == State.Counted ? SyslogFraming.OctetCounting : SyslogFraming.NonTransparent, unterminated: true);
        }

        _state = State.Start;
    }

    private int Consume(ReadOnlySpan<byte> chunk) => _state switch
    {
        State.Start => ConsumeStart(chunk[0]),
        State.Length => ConsumeLength(chunk[0]),
        State.AfterLength => ConsumeAfterLength(chunk[0]),
        State.Counted => ConsumeCounted(chunk),
        _ => ConsumeLine(chunk),
    };

    // Trailers may be CR LF or doubled, and some senders put a blank after LF.
    private int ConsumeStart(byte octet)
    {
        if (octet is (byte)'\n' or (byte)'\r' or 0 or (byte)' ')
        {
            return 1;
        }

        _state = octet is >= (byte)'1' and <= (byte)'9' ? State.Length : State.Line;
        _unmarked = _state == State.Line && octet != '<';
        return 0;
    }

    // MSG-LEN = NONZERO-DIGIT *DIGIT, then SP. The digits stay in the buffer, in case they are text after all.
    private int ConsumeLength(byte octet)
    {
        if (octet is >= (byte)'0' and <= (byte)'9' && _buffered < MaxLengthDigits)
        {
            Keep([octet]);
            return 1;
        }

        if (octet != ' ')
        {
            return IsLineAfterAll();
        }

        Keep([octet]);
        _state = State.AfterLength;
        return 1;
    }

    private int ConsumeAfterLength(byte octet)
    {
        if (octet != '<')
        {
            return IsLineAfterAll();
        }

        _ = System.Buffers.Text.Utf8Parser.TryParse(_buffer.AsSpan(0, _buffered), out _toCome, out _);
        _buffered = 0;
        _state = State.Counted;
        return 0;
    }

    private int IsLineAfterAll()
    {
        FramingErrors++;
        _unmarked = true;
        _state = State.Line;
        return 0;
    }

    private int ConsumeCounted(ReadOnlySpan<byte> chunk)
    {
        var taken = Math.Min(chunk.Length, _toCome);
        Keep(chunk[..taken]);
        _toCome -= taken;
        if (_toCome == 0)
        {
            Emit(SyslogFraming.OctetCounting);
        }

        return taken;
    }

    private int ConsumeLine(ReadOnlySpan<byte> chunk)
    {
        var end = chunk.IndexOfAny((byte)'\n', (byte)0);
        Keep(end < 0 ? chunk : chunk[..end]);
        if (end < 0)
        {
            return chunk.Length;
        }

        Emit(SyslogFraming.NonTransparent);
        return end + 1;
    }

    private void Keep(ReadOnlySpan<byte> octets)
    {
        var room = _maxFrame - _buffered;
        if (octets.Length > room)
        {
            octets = octets[..room];
            _cut = true;
        }

        if (_buffered + octets.Length > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_maxFrame, Math.Max(_buffer.Length * 2, _buffered + octets.Length)));
        }

        octets.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += octets.Length;
    }

    private void Emit(SyslogFraming framing, bool unterminated = false)
    {
        var octets = _buffer.AsSpan(0, _buffered);
        if (framing == SyslogFraming.NonTransparent)
        {
            octets = octets.TrimEnd((byte)'\r');
        }

        if (!octets.IsEmpty)
        {
            OversizeFrames += _cut ? 1 : 0;
            _frames.Enqueue(new SyslogFrame(octets.ToArray(), framing) { Oversize = _cut, Unmarked = _unmarked, Unterminated = unterminated });
        }

        _buffered = 0;
        _cut = false;
        _unmarked = false;
        _state = State.Start;
    }
}

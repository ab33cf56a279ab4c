using System.Buffers;
using System.Net;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What a sentence speaks of.</summary>
/// <param name="named">The state that the event's name says, for a sentence that says none; empty where it says none either.</param>
/// <param name="link">The same where the name says it of a link.</param>
internal readonly ref partial struct Subject(ReadOnlySpan<char> text, Sentence sentence, string named, string link)
{
    private const int Near = 3;

    // Words of an alarm by which it is told from others.
    private const int MostOfName = 8;

    // What is no other word: not cable 3, re 0
    private const int LongType = 8;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789/:._-#");

    private static readonly SearchValues<char> PlaceCharacters = SearchValues.Create("0123456789/:");

    private readonly ReadOnlySpan<char> text = text;
    private readonly Sentence sentence = sentence;
    private readonly string named = named;
    private readonly string link = link;

    /// <summary>A session's end, with an address or, for IS-IS, a name.</summary>
    /// <param name="protocol">Of the message's head; empty when that names none.</param>
    public PlainReading? Session(string protocol)
    {
        var word = First(WordMeaning.Protocol);
        var of = protocol.Length > 0 ? protocol : word >= 0 ? sentence[word].Known.Name : ProtocolOfEvent() is { Length: > 0 } told ? told : IsOfSystem() ? "bgp" : "";
        if (of.Length == 0)
        {
            return null;
        }

        var at = Address();
        var neighbor = at < 0 ? Neighbor() : -1;
        var over = InterfaceName();
        var isNamed = at >= 0 || neighbor >= 0 || (over.Length > 0 && (sentence.All & WordMeaning.Peer) != 0);
        var direction = isNamed ? State(WordMeaning.Down | WordMeaning.SessionDown, WordMeaning.Up | WordMeaning.SessionUp) : "";
        return direction.Length == 0 ? null : new("peer", direction)
        {
            Protocol = of,
            Peer = at < 0 ? "" : AddressIn(at),
            Neighbor = neighbor < 0 ? "" : Text(neighbor, neighbor),
            Interface = over,
        };
    }

    /// <summary>The other end of a session whose protocol no word names, by its address. A time server that is lost is none.</summary>
    /// <param name="protocol">Of the message's head; empty when that names none.</param>
    public PlainReading? Neighbour(string protocol)
    {
        var ofPrefixes = First("prefix", "prefixes", "prefix-limit", "routes") >= 0;
        if (Address() is not (>= 0 and var at) || First("ntp") >= 0 || !((sentence.All & WordMeaning.Peer) != 0 && IsBehindPeer(at)) && !(ofPrefixes && (protocol == "bgp" || IsOfSystem())))
        {
            return null;
        }

        var direction = Direction.Of(sentence, WordMeaning.Down, WordMeaning.Up);
        var topic = direction.Length == 0 && ofPrefixes ? "prefixes" : "";
        direction = topic.Length == 0 ? direction : IsUnder() ? Direction.Whole : Direction.Of(sentence, WordMeaning.Wrong, WordMeaning.Well);
        return direction.Length == 0 ? null : new("peer", direction) { Peer = AddressIn(at), Interface = InterfaceName(), Topic = topic };
    }

    // 192.0.2.1 (External AS 65001): whom only BGP calls so
    private bool IsOfSystem() => First("external", "internal") is >= 0 and var at && at + 1 < sentence.Length && sentence.Text(at + 1) is "as";

    // OSPF.NbrStateChg
    private string ProtocolOfEvent()
    {
        for (var i = 0; i < sentence.Length && i < Near + Near; i++)
        {
            if (sentence.Text(i).IndexOf('.') is > 0 and var dot && KnownWords.Of(sentence.Text(i)[..dot]) is var known && (known.Meaning & WordMeaning.Protocol) != 0)
            {
                return known.Name;
            }
        }

        return "";
    }

    /// <summary>A path through the network: LSP to-pe4, VPN 'branch'.</summary>
    public PlainReading? Path()
    {
        var at = First(WordMeaning.Path);
        while (at >= 0 && at + 1 < sentence.Length && sentence[at + 1].Is(WordMeaning.Path))
        {
            at++;
        }

        if (at < 0 || at + 1 >= sentence.Length)
        {
            return null;
        }

        var name = sentence.Text(at + 1) is "id" or "mpid" or "name" or "with" or "to" or "interface" or "tunnel" or "named" && at + 2 < sentence.Length ? at + 2 : at + 1;
        var direction = sentence[name].Known.Meaning == WordMeaning.None ? OfPath(sentence[at].Known.Name) : "";
        return direction.Length == 0 ? null : new("path", direction) { Part = sentence[at].Known.Name, Name = Text(name, name) };
    }

    // A ring protects, or is idle; a maintenance endpoint has a fault.
    private string OfPath(string kind) => kind switch
    {
        "ring" when First("protecting", "protection", "protected") >= 0 => Direction.Broken,
        "ring" when First("idle", "ok", "normal") >= 0 => Direction.Whole,
        "endpoint" => State(WordMeaning.Down | WordMeaning.Wrong | WordMeaning.SessionDown, WordMeaning.Up | WordMeaning.Well),
        _ => State(WordMeaning.Down, WordMeaning.Up | WordMeaning.SessionUp),
    };

    /// <summary>An interface: its link, or what is wrong with it.</summary>
    public PlainReading? OfInterface()
    {
        var name = InterfaceName();
        if (name.Length == 0)
        {
            return null;
        }

        var topic = Topic();
        var direction = topic.Length == 0
            ? Direction.Of(sentence, WordMeaning.Down, WordMeaning.Up) is { Length: > 0 } said ? said : IsLinkMade() ? Direction.Whole : LinkFault() is { Length: > 0 } fault ? fault : link
            : topic == "moved" ? Direction.Broken
            : topic == "loop" && First("removed", "gone") >= 0 ? Direction.Whole
            : State(WordMeaning.Wrong | WordMeaning.Shut | (topic == "optics" ? WordMeaning.None : WordMeaning.Found), WordMeaning.Well | WordMeaning.Opened);
        return direction.Length == 0 ? null : new("interface", direction)
        {
            Interface = name,
            Topic = topic,
            IsDown = First("down", "linkdown", "link-down", "link_down", "loss") >= 0,
        };
    }

    private string Topic() => First(WordMeaning.Topic) is >= 0 and var at ? sentence[at].Known.Name
        : Light() >= 0 ? "optics"
        : First("mac") >= 0 && First("limit", "maximum", "limitation") >= 0 ? "addresses"
        : First("moved", "changed") >= 0 && First("arp", "hop") >= 0 ? "moved"
        : "";

    // RX power, received optical signal
    private int Light()
    {
        for (var i = 1; i < sentence.Length; i++)
        {
            if (sentence.Text(i) is "power" or "signal" or "loss" or "los" && sentence.Text(i - 1) is "rx" or "tx" or "receive" or "received" or "transmit" or "transmitted" or "input-optical")
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>An alarm that the text says in so many words to be raised or over: Alarm raised: slot 12 card offline.</summary>
    public PlainReading? Declared()
    {
        for (var i = 0; i + 2 < sentence.Length && i < Near + 1; i++)
        {
            var state = sentence.Text(i) is not ("alarm" or "alarms") ? "" : sentence.Text(i + 1) switch
            {
                "raised" or "raise" or "set" or "asserted" or "occurred" or "declared" or "activated" => Direction.Broken,
                "cleared" or "clear" or "deasserted" or "ended" or "disappeared" or "deactivated" => Direction.Whole,
                _ => "",
            };
            if (state.Length > 0)
            {
                return new("event", state) { Name = Text(i + 2, Math.Min(sentence.Length - 1, i + MostOfName)), Interface = InterfaceName() };
            }
        }

        return null;
    }

    // Remote fault detected, local fault cleared: of Ethernet, and not of the equipment.
    private string LinkFault() => First("fault") is > 0 and var at && sentence.Text(at - 1) is "remote" or "local" ? Direction.Of(sentence, WordMeaning.Wrong, WordMeaning.Well) : "";

    // Link established: not a session over the port.
    private bool IsLinkMade() => First("established") is > 0 and var at && sentence.Text(at - 1) is "link" or "carrier";

    /// <summary>A server, or a member of a farm, by its address or its path.</summary>
    public PlainReading? Server()
    {
        var at = First(WordMeaning.Server);
        var name = at < 0 ? -1 : ServerName(at);
        var direction = name < 0 ? "" : State(WordMeaning.Down, WordMeaning.Up);
        var kind = at >= 0 && First("radius", "tacacs", "tacacs+", "radiusd") >= 0 ? "radius" : at >= 0 ? sentence[at].Known.Name : "";
        return direction.Length == 0 ? null : new("server", direction) { Part = kind, Name = Text(name, name) };
    }

    // What the sentence says of its state, else what the event's name says.
    private string State(WordMeaning bad, WordMeaning good) => Direction.Of(sentence, bad, good) is { Length: > 0 } said ? said : named;

    private int ServerName(int from)
    {
        for (var i = from + 1; i < sentence.Length; i++)
        {
            var word = sentence.Text(i);
            if (AddressIn(i).Length > 0 || word[0] == '/' || (word.Contains('.') && word.ContainsAnyInRange('0', '9')) || word.Contains(':'))
            {
                return i;
            }
        }

        return from + 1 < sentence.Length && sentence[from + 1].Known.Meaning == WordMeaning.None && sentence.Text(from + 1) is not ("is" or "has" or "state" or "status") ? from + 1 : -1;
    }

    private int First(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            foreach (var word in words)
            {
                if (sentence.Text(i).SequenceEqual(word))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private int First(WordMeaning meaning)
    {
        if ((sentence.All & meaning) != 0)
        {
            for (var i = 0; i < sentence.Length; i++)
            {
                if (sentence[i].Is(meaning))
                {
                    return i;
                }
            }
        }

        return -1;
    }

    // The one behind neighbor or peer, else behind to or with, else the first.
    private int Address()
    {
        int first = -1, towards = -1;
        for (var i = 0; i < sentence.Length; i++)
        {
            if (AddressIn(i).Length == 0)
            {
                continue;
            }

            if (IsBehindPeer(i))
            {
                return i;
            }

            first = first < 0 ? i : first;
            towards = towards < 0 && i > 0 && sentence.Text(i - 1) is "to" or "with" ? i : towards;
        }

        return towards >= 0 ? towards : first;
    }

    private bool IsBehindPeer(int address)
    {
        for (var before = address - 1; before >= 0 && before >= address - Near; before--)
        {
            if (sentence[before].Is(WordMeaning.Peer) && sentence.Text(before) is not "session")
            {
                return true;
            }
        }

        return false;
    }

    // 192.0.2.1, 192.0.2.1:179, 192.0.2.1-Vlan 10, 2001:db8::1, 192.0.2.9/192.0.2.1; 192.0.2.1/32 is none
    private string AddressIn(int word)
    {
        var of = sentence.Text(word);
        if (of.IndexOf('/') is > 0 and var slash && IsAddress(of[..slash]) && IsAddress(of[(slash + 1)..]))
        {
            return text[(sentence[word].Start + slash + 1)..sentence[word].End].ToString();
        }

        if (!IsAddress(of))
        {
            var colon = of.LastIndexOf(':');
            var joined = of.IndexOfAny('+', '-');
            of = joined > 0 ? of[..joined] : colon > 0 ? of[..colon] : [];
        }

        return IsAddress(of) ? text.Slice(sentence[word].Start, of.Length).ToString() : "";
    }

    private static bool IsAddress(ReadOnlySpan<char> word) => (word.Count('.') == 3 || word.Count(':') >= 2) && IPAddress.IsValid(word);

    // A system identifier or a name: neighbor 0000.0000.0001, adjacency to core2
    private int Neighbor()
    {
        for (var i = 0; i + 1 < sentence.Length; i++)
        {
            if (!sentence[i].Is(WordMeaning.Peer) || sentence.Text(i) is "session")
            {
                continue;
            }

            var next = i + 1;
            while (next + 1 < sentence.Length && sentence.Text(next) is "to" or "with" or "of" or "id" or "system" or "router" or "host" or "node" or "device" or "switch")
            {
                next++;
            }

            if (sentence[next].Known.Meaning == WordMeaning.None && sentence.Text(next).ContainsAnyInRange('0', '9'))
            {
                return next;
            }
        }

        return -1;
    }

    /// <summary>The interface it names; empty where it names none.</summary>
    public string InterfaceName()
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i].Is(WordMeaning.Interface) && !IsTransport(i) && !IsOfSource(i) && Behind(i) is { Length: > 0 } named)
            {
                return named;
            }
        }

        for (var i = 0; i < sentence.Length; i++)
        {
            if (KnownWords.NamesInterface(sentence.Text(i)))
            {
                return Text(i, i);
            }

            if ((sentence.Text(i).Length >= LongType || (i == 0 && sentence.Text(i) is "vlan")) && KnownWords.IsInterfaceType(sentence.Text(i)) && i + 1 < sentence.Length && IsNumber(i + 1))
            {
                return Text(i, i + 1);
            }
        }

        if (IsPlace())
        {
            return Text(0, 0);
        }

        // Of drivers that count their ports only.
        return sentence.Length > 1 && sentence.Text(0) is "unit" && IsNumber(1) && (sentence.All & WordMeaning.Topic) != 0 ? Text(0, 1) : "";
    }

    // from 192.0.2.1 port 22, UDP port 514: no interface
    private bool IsTransport(int word) =>
        word > 0 && sentence.Text(word) is "port" && (AddressIn(word - 1).Length > 0 || sentence.Text(word - 1) is "tcp" or "udp" or "src" or "dst");

    // at file x.c function y line 11853: of a program
    private bool IsOfSource(int word) =>
        sentence.Text(word) is "line" && word + 1 < sentence.Length && sentence.Text(word + 1) is { Length: >= 3 } number && !number.ContainsAnyExceptInRange('0', '9');

    // interface Gi0/1, port ethernet 2/1, Port: 5
    private string Behind(int word)
    {
        for (var i = word + 1; i < sentence.Length && i <= word + Near; i++)
        {
            if (KnownWords.NamesInterface(sentence.Text(i)) || IsNumber(i))
            {
                // The terminals of a passive network count apart from its ports.
                return Text(i == word + 1 && sentence.Text(word) is "onu" or "ont" ? word : i, i);
            }

            if (KnownWords.IsInterfaceType(sentence.Text(i)) && i + 1 < sentence.Length && IsNumber(i + 1))
            {
                return Text(i, i + 1);
            }

            // on interface inside: a firewall's own name for it
            if (i == sentence.Length - 1 && i > 1 && sentence.Text(i - 1) is "interface" && sentence.Text(i - 2) is "on" && sentence[i].Known.Meaning == WordMeaning.None)
            {
                return Text(i, i);
            }

            if (!sentence[i].Is(WordMeaning.Down | WordMeaning.Up) && sentence.Text(i) is not ("on" or "name" or "number" or "the" or "no" or "no." or "id" or "state"))
            {
                return "";
            }
        }

        return "";
    }

    // 2:14 SFP status is present
    private bool IsPlace()
    {
        var first = sentence.Length > (link.Length > 0 ? 0 : 1) ? sentence.Text(0) : [];
        return first.IndexOfAny(':', '/') > 0 && (sentence.Length == 1 || sentence[1].Is(WordMeaning.Interface | WordMeaning.Part)) && first.IndexOfAnyExcept(PlaceCharacters) < 0;
    }

    // 5, 1/0/5, 1:5, A1: with a digit, short, and no word of the language
    private bool IsNumber(int word)
    {
        var of = sentence.Text(word);
        return of.Length <= 24 && of.ContainsAnyInRange('0', '9') && !IsTerminal(of) && AddressIn(word).Length == 0
            && of.IndexOfAnyExcept(NumberCharacters) < 0
            && (char.IsAsciiDigit(of[0]) || of.IndexOfAnyInRange('0', '9') <= 4 || of.Contains('/'));
    }

    private static bool IsTerminal(ReadOnlySpan<char> of) => of.StartsWith("vty", StringComparison.Ordinal) || of.StartsWith("tty", StringComparison.Ordinal);

    private string Text(int first, int last) => text[sentence[first].Start..sentence[last].End].ToString();
}

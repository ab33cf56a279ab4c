namespace Assurance.Collectors.Normalisation.Wording;

/// <content>Parts of the equipment, and what is measured of it.</content>
internal readonly ref partial struct Subject
{
    /// <summary>A part of the equipment.</summary>
    public PlainReading? Part()
    {
        var at = First(WordMeaning.Part);
        at = IsAttack(at) ? -1 : at;
        if (at < 0 && (at = PowerSupply()) < 0 && (at = Module()) < 0)
        {
            return null;
        }

        var kind = sentence[at].Is(WordMeaning.Part) ? sentence[at].Known.Name : sentence.Text(at) is "power" ? "supply" : "card";
        var direction = Measured(kind) is { Length: > 0 } measured ? measured
            : State(Bad(at, kind), WordMeaning.Well);
        return direction.Length == 0 ? null : new("part", direction) { Part = kind, Name = Text(at, PartEnd(at, kind)), Interface = InterfaceName() };
    }

    private WordMeaning Bad(int at, string kind) => WordMeaning.Wrong
        | (sentence[at].Is(WordMeaning.Alarming) ? WordMeaning.Found : WordMeaning.None)
        | (kind is "card" or "supply" or "transceiver" ? WordMeaning.Shut : WordMeaning.None);

    // SYN flood: no water
    private bool IsAttack(int at) => at > 0 && sentence.Text(at) is "flood" && sentence.Text(at - 1) is "syn" or "udp" or "icmp" or "tcp" or "ip" or "arp" or "mac" or "dns" or "session" or "packet";

    // What is bad where it is much: temperature fell below its threshold. And what is open, or full, and means it.
    private string Measured(string kind) => kind switch
    {
        "temperature" or "cpu" or "memory" or "humidity" => IsUnder() ? Direction.Whole : "",
        "door" => First("open", "opened") >= 0 ? Direction.Broken : First("closed", "shut") >= 0 ? Direction.Whole : "",
        "storage" => First("full") >= 0 ? Direction.Broken : "",
        _ => "",
    };

    // Below a mark that is not the low one, of what is used and not of what is free.
    private bool IsUnder()
    {
        var at = (sentence.All & WordMeaning.Under) == 0 ? -1 : First(WordMeaning.Under);
        if (at < 0 || First("above", "over", "free", "available", "remaining") >= 0)
        {
            return false;
        }

        for (var i = at + 1; i < sentence.Length && i <= at + Near + 1; i++)
        {
            if (sentence.Text(i) is "low" or "lower" or "minimum" or "min" or "normal" or "zero")
            {
                return false;
            }
        }

        return true;
    }

    // Fan tray 1, Power supply 2, card in slot 3
    private int PartEnd(int at, string kind)
    {
        var last = kind == "supply" && !sentence[at].Is(WordMeaning.Part) ? at + 1 : at;
        last = last + 1 < sentence.Length && sentence.Text(last + 1) is "tray" or "module" or "unit" or "sensor" ? last + 1 : last;
        last = last + 2 < sentence.Length && sentence.Text(last + 1) is "in" && sentence.Text(last + 2) is "slot" or "bay" or "module" ? last + 2
            : last + 1 < sentence.Length && sentence.Text(last + 1) is "slot" or "bay" or "number" ? last + 1 : last;
        return last + 1 < sentence.Length && (IsNumber(last + 1) || (kind == "storage" && sentence[last + 1].Known.Meaning == WordMeaning.None && sentence.Text(last + 1) is not ("is" or "has"))) ? last + 1 : last;
    }

    private int PowerSupply()
    {
        // The power of light is no supply.
        for (var i = 0; i + 1 < sentence.Length && (sentence.All & WordMeaning.Topic) == 0; i++)
        {
            if (sentence.Text(i) is "power" && (sentence.Text(i + 1) is "supply" or "supplies" or "module" or "unit" or "system" or "feed" or "input" or "failed" or "failure" or "fail" or "is" or "lost" or "loss" or "restored" or "ok" or "okay" or "fault" or "outage" or "shelf" or "source" or "down" || IsOrdinal(i + 1)))
            {
                return i;
            }
        }

        return -1;
    }

    // Power 2 failed: of what there are few, not 15.4 or 120 watts
    private bool IsOrdinal(int word) =>
        sentence.Text(word) is [>= '1' and <= '9'] && word + 1 < sentence.Length
        && (sentence[word + 1].Is(WordMeaning.Wrong | WordMeaning.Well | WordMeaning.Over) || sentence.Text(word + 1) is "is" or "has");

    // Module 3, slot 0/1: by its number, and of nothing that has a name of its own.
    private int Module()
    {
        for (var i = 0; i + 1 < sentence.Length && (sentence.All & (WordMeaning.Topic | WordMeaning.Interface | WordMeaning.Server | WordMeaning.Path)) == 0; i++)
        {
            if ((sentence.Text(i) is "module" or "slot" or "subslot" or "supervisor" && IsNumber(i + 1)) || sentence.Text(i) is ['s', 'l', 'o', 't', '-', >= '0' and <= '9', ..])
            {
                return i;
            }
        }

        return -1;
    }
}

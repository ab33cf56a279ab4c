namespace Assurance.Collectors.Normalisation.Wording;

/// <content>Parts of the equipment, and what is measured of it.</content>
internal readonly ref partial struct Subject
{
    /// <summary>A part of the equipment.</summary>
    public PlainReading? Part()
    {
        var at = Finest();
        at = IsAttack(at) ? -1 : at;
        if (at >= 0 && IsOnBattery(at))
        {
            return new("part", sentence.SaysNoLonger || (sentence.All & WordMeaning.Over) != 0 ? Direction.Whole : Direction.Broken) { Part = "mains" };
        }

        at = at < 0 ? PowerSupply() : at;
        if (at < 0 && Stack() is >= 0 and var member)
        {
            return OfStack(member);
        }

        if (at < 0 && (at = Node()) < 0 && (at = Module()) < 0)
        {
            return null;
        }

        var kind = sentence[at].Is(WordMeaning.Part) ? Kind(at) : sentence.Text(at) is "power" ? "supply" : sentence.Text(at) is "source" or "feed" or "phase" ? "feed" : "card";
        var direction = Measured(kind) is { Length: > 0 } measured ? measured
            : State(Bad(at, kind), WordMeaning.Well);
        return direction.Length == 0 ? null : new("part", direction) { Part = kind, Name = Text(at, PartEnd(at, kind)), Interface = InterfaceName() };
    }

    // What a supply or a card holds goes before it.
    private int Finest()
    {
        var first = First(WordMeaning.Part);
        if (first < 0 || sentence[first].Known.Name is not ("unit" or "card"))
        {
            return first;
        }

        for (var i = first + 1; i < sentence.Length; i++)
        {
            if (sentence[i].Is(WordMeaning.Part) && sentence[i].Known.Name != "unit" && (sentence[first].Known.Name == "unit" || sentence[i].Known.Name == "transceiver"))
            {
                return i;
            }
        }

        return first;
    }

    // What is wrong with an uninterruptible supply
    private string Kind(int at) => sentence[at].Known.Name is not "unit" and var kind ? kind
        : First("overload", "overloaded", "overloading") >= 0 ? "load"
        : First("bypass") >= 0 ? "bypass" : "unit";

    // UPS on battery, switched to battery
    private bool IsOnBattery(int at)
    {
        var battery = First("battery", "batteries");
        return battery > 0 && sentence[at].Known.Name is "battery" or "unit" && sentence.Text(battery - 1) is "on" or "to" or "from";
    }

    // Switch 2 removed from the stack
    private int Stack() => First("stack", "irf") < 0 ? -1 : First("switch", "member", "unit") is >= 0 and var at && at + 1 < sentence.Length && IsNumber(at + 1) ? at : -1;

    private PlainReading? OfStack(int at)
    {
        var direction = First("added", "joined") >= 0 ? Direction.Whole : First("left") >= 0 ? Direction.Broken : State(WordMeaning.Wrong, WordMeaning.Well);
        return direction.Length == 0 ? null : new("part", direction) { Part = "stack", Name = Text(at, at + 1) };
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
        "bypass" => First("bypass") is > 0 and var at && sentence.Text(at - 1) is "on" or "in" or "to" && !sentence.SaysNoLonger && (sentence.All & WordMeaning.Over) == 0 ? Direction.Broken : sentence.SaysNoLonger ? Direction.Whole : "",
        "breaker" => First("open", "opened", "tripped", "blown") >= 0 ? Direction.Broken : First("closed") >= 0 ? Direction.Whole : "",
        "smoke" or "water" => First("active", "activated") >= 0 ? Direction.Broken : First("inactive") >= 0 ? Direction.Whole : "",
        "battery" => First("needs", "replace") >= 0 ? Direction.Broken : "",
        "door" => First("open", "opened") >= 0 ? Direction.Broken : First("closed", "shut") >= 0 ? Direction.Whole : "",
        "storage" => First("full") >= 0 ? Direction.Broken : "",
        _ => "",
    };

    // Below a mark that is not the low one, of what is used and not of what is free.
    private bool IsUnder()
    {
        var at = (sentence.All & WordMeaning.Under) == 0 ? -1 : First(WordMeaning.Under);
        at = at < 0 && First("lower", "less") is >= 0 and var less && less + 1 < sentence.Length && sentence.Text(less + 1) is "than" ? less : at;
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
        var last = kind is "supply" or "feed" && !sentence[at].Is(WordMeaning.Part) ? at + 1 : at;
        last = last + 1 < sentence.Length && sentence.Text(last + 1) is "tray" or "module" or "unit" or "sensor" ? last + 1 : last;
        last = last + 2 < sentence.Length && sentence.Text(last + 1) is "in" && sentence.Text(last + 2) is "slot" or "bay" or "module" ? last + 2
            : last + 1 < sentence.Length && sentence.Text(last + 1) is "slot" or "bay" or "number" ? last + 1 : last;
        return last + 1 < sentence.Length && (IsNumber(last + 1) || (kind == "storage" && sentence[last + 1].Known.Meaning == WordMeaning.None && sentence.Text(last + 1) is not ("is" or "has"))) ? last + 1 : last;
    }

    private int PowerSupply()
    {
        // The power of light is no supply.
        for (var i = 0; i + 1 < sentence.Length && (sentence.All & WordMeaning.Topic) == 0 && Light() < 0; i++)
        {
            if (sentence.Text(i) is "source" or "feed" or "phase" && sentence.Text(i + 1) is ['a' or 'b' or 'c' or '1' or '2' or '3'])
            {
                return i;
            }

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

    // Node 0/2/CPU0: of a chassis, and not of a farm
    private int Node() => First("node") is >= 0 and var at && at + 1 < sentence.Length && sentence.Text(at + 1).Contains("/cpu", StringComparison.Ordinal) && InterfaceName().Length == 0 ? at : -1;

    // Module 3, slot 0/1: by its number, and of nothing that has a name of its own.
    private int Module()
    {
        for (var i = 0; i + 1 < sentence.Length && (sentence.All & (WordMeaning.Topic | WordMeaning.Interface | WordMeaning.Server | WordMeaning.Path)) == 0; i++)
        {
            if ((sentence.Text(i) is "module" or "slot" or "subslot" or "supervisor" && IsNumber(i + 1)) || sentence.Text(i) is ['s', 'l', 'o', 't', '-', >= '0' and <= '9', ..])
            {
                return InterfaceName().Length == 0 ? i : -1;
            }
        }

        return -1;
    }
}

using System.Collections.Frozen;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>A known word.</summary>
/// <param name="NameAt">The place of its name.</param>
internal readonly record struct KnownWord(WordMeaning Meaning, byte NameAt)
{
    /// <summary>What rules call it: every word of one part, topic or protocol has one name; empty for other words.</summary>
    public string Name => KnownWords.Names[NameAt];
}

/// <summary>The words in which makers tell that a link, a session or a part stopped or works again.</summary>
internal static class KnownWords
{
    /// <summary>Characters of the longest Chinese word.</summary>
    public const int LongestIdeographs = 4;

    private static readonly List<string> Called = [""];

    private static readonly FrozenDictionary<string, KnownWord> Words = All();

    private static readonly FrozenDictionary<string, KnownWord>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] InterfacePrefixes =
    [
        "gi", "gig", "gigabitethernet", "ge", "ge-", "gei", "gei_", "gei-", "fei-", "fa", "fastethernet", "fe-", "fei", "fei_", "te", "tengige", "tengigabitethernet", "ten-gigabitethernet",
        "xgigabitethernet", "xge", "xgei", "xgei_", "xgei-", "xe-", "et-", "eth", "ethernet", "eth-trunk", "eth-0-", "10ge", "25ge", "40ge", "100ge", "twentyfivegige", "fortygige",
        "hundredgige", "fourhundredgige", "hu", "fo", "twe", "ae", "lag-", "lag", "bond", "po", "port-channel", "portchannel", "bundle-ether", "bagg", "bridge-aggregation", "smartgroup",
        "vlan", "vlanif", "vlan-interface", "vlan-if", "irb", "irb.", "vl", "ve", "en", "eno", "ens", "enp", "ether", "sfp", "sfp-sfpplus", "port_", "qsfpplus", "wan", "lan", "wlan", "port", "tunnel",
        "tunnel-te", "tunnel-ip", "tun", "gre", "serial", "pos", "so-", "multilink", "mgmt", "lo", "loopback", "br", "team", "ppp", "pppoe-out", "st0.", "gr-", "t1-", "e1-", "swp", "po-", "ethe", "bvi", "cable", "dot11radio", "atm", "hssi", "bri", "async", "cellular", "nve", "fc", "ch", "oob", "em", "re", "bge", "igb", "ix", "vmnic", "vmk", "bundle", "smartgroup-", "e", "ath", "wifi", "xg", "management", "gpon-olt_", "gpon-onu_", "gpon_olt-", "gpon_onu-", "epon-olt_", "epon-onu_", "optics", "coherentdsp", "mgmteth", "pw-ether", "fh", "otu2", "odu2", "fivegigabitethernet", "twogigabitethernet", "appgigabitethernet",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes =
        InterfacePrefixes.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyList<string> Names => Called;

    /// <param name="word">In lower case.</param>
    public static KnownWord Of(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var known) ? known : Numbered(word);

    // FAN2, temp1: not sfp1, which may be an interface.
    private static KnownWord Numbered(ReadOnlySpan<char> word)
    {
        if (word is not [.., >= '0' and <= '9'])
        {
            return default;
        }

        var bare = word.TrimEnd("0123456789");
        return bare.Length > 1 && bare.Length < word.Length && Lookup.TryGetValue(bare, out var known) && (known.Meaning & WordMeaning.Part) != 0 && known.Name is "fan" or "supply" or "temperature" or "battery" ? known : default;
    }

    /// <summary>Whether a word is a kind of interface whose number may follow: GigabitEthernet 0/17.</summary>
    /// <param name="word">In lower case.</param>
    public static bool IsInterfaceType(ReadOnlySpan<char> word) => word is not "port" && Prefixes.Contains(word);

    /// <summary>Whether a word, by its beginning and the number that follows, is an interface's name.</summary>
    /// <param name="word">In lower case.</param>
    public static bool NamesInterface(ReadOnlySpan<char> word)
    {
        var digit = word.IndexOfAnyInRange('0', '9');
        if (digit == 0 && word.Length > 4 && char.IsAsciiDigit(word[1]))
        {
            // 10GE1/0/1
            digit = word.IndexOf('g') is > 0 and var letter && letter + 2 < word.Length && word[letter + 1] == 'e' ? letter + 2 : 0;
        }

        return digit > 0 && Prefixes.Contains(word[..digit]);
    }

    private static FrozenDictionary<string, KnownWord> All()
    {
        var all = new Dictionary<string, KnownWord>(StringComparer.Ordinal);
        void Add(WordMeaning meaning, string name, string words)
        {
            if (!Called.Contains(name))
            {
                Called.Add(name);
            }

            foreach (var word in words.Split(' '))
            {
                var before = all.GetValueOrDefault(word);
                all[word] = new(before.Meaning | meaning, name.Length > 0 ? (byte)Called.IndexOf(name) : before.NameAt);
            }
        }

        Protocols(Add);
        Things(Add);
        States(Add);
        Chinese(Add);
        Add(WordMeaning.Deed, "", "login logged logout logon user username users admin administrator administratively password command commands cmd configured configuration config denied deny permit permitted accepted authenticate");
        Add(WordMeaning.Deed, "", "authenticated authentication authorization policy license licence audit debug executed commit dstip upgraded upgrade download upload test self-test packets");
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Protocols(Action<WordMeaning, string, string> add)
    {
        add(WordMeaning.Protocol, "bgp", "bgp bgp4 bgpd mp-bgp");
        add(WordMeaning.Protocol, "ospf", "ospf ospfv2 ospfv3 ospfd ospf6d ospf3");
        add(WordMeaning.Protocol, "isis", "isis is-is isisd clns");
        add(WordMeaning.Protocol, "ldp", "ldp ldpd mpls-ldp mldp");
        add(WordMeaning.Protocol, "bfd", "bfd bfdd");
        add(WordMeaning.Protocol, "pim", "pim pimd pimv6");
        add(WordMeaning.Protocol, "eigrp", "eigrp dual");
        add(WordMeaning.Protocol, "rsvp", "rsvp");
        add(WordMeaning.Protocol, "msdp", "msdp");
        add(WordMeaning.Peer, "", "neighbor neighbour neighbors neigbor nbr peer peers adjacency adj session nbrid ngb");
    }

    private static void Things(Action<WordMeaning, string, string> add)
    {
        add(WordMeaning.Interface, "", "interface interfaces port ports intf ifname line link portname ifdescr circuit trunk onu ont");
        add(WordMeaning.Part, "fan", "fan fans fantray fan-tray blower");
        add(WordMeaning.Part, "supply", "psu pwr pem power-supply powersupply power-module psu1 psu2 ps rps");
        add(WordMeaning.Part, "rectifier", "rectifier rectifiers");
        add(WordMeaning.Part, "temperature", "temperature temp thermal overheat overheated overheating over-temperature overtemperature");
        add(WordMeaning.Part, "voltage", "voltage");
        add(WordMeaning.Part, "battery", "battery batteries");
        add(WordMeaning.Part, "card", "card board linecard line-card blade mda iom fpc lpu mpu sfm sib mic pic scb feb pfe");
        add(WordMeaning.Part, "transceiver", "transceiver xcvr sfp sfp+ xfp qsfp qsfp28 gbic");
        add(WordMeaning.Part, "disk", "disk disks drive hdd ssd raid array");
        add(WordMeaning.Part, "storage", "filesystem file-system");
        add(WordMeaning.Part, "door", "door doors");
        add(WordMeaning.Part, "redundancy", "redundancy failover heartbeat");
        add(WordMeaning.Part, "unit", "ups pdu inverter generator genset");
        add(WordMeaning.Part, "breaker", "breaker breakers fuse fuses");
        add(WordMeaning.Part, "cooling", "compressor chiller hvac air-conditioner airconditioner");
        add(WordMeaning.Part, "chip", "asic asics tcam npu fpga parity ecc");
        add(WordMeaning.Part, "clock", "clock ptp gnss gps synce");
        add(WordMeaning.Part, "mains", "mains utility");
        add(WordMeaning.Part, "humidity", "humidity");
        add(WordMeaning.Part | WordMeaning.Alarming, "water", "water leak leakage flood");
        add(WordMeaning.Part | WordMeaning.Alarming, "smoke", "smoke fire");
        add(WordMeaning.Part, "memory", "memory");
        add(WordMeaning.Part, "cpu", "cpu");
        add(WordMeaning.Topic, "loop", "loop loopback-detected loop-detected loopdetect lbd self-loop loops loopback loopguard rootguard");
        add(WordMeaning.Topic, "optics", "dbm optical optics rx-power tx-power rxpower txpower optic ddm dom laser");
        add(WordMeaning.Topic, "storm", "storm storm-control");
        add(WordMeaning.Topic, "bpdu", "bpdu bpdus bpduguard bpdu-guard bpdu-block");
        add(WordMeaning.Topic, "errors", "crc ber fec pre-fec collisions collision errors");
        add(WordMeaning.Topic | WordMeaning.Wrong, "flapping", "flapping flapped flap flaps link-flap");
        add(WordMeaning.Topic, "ais", "ais");
        add(WordMeaning.Topic, "rdi", "rdi");
        add(WordMeaning.Topic, "lof", "lof");
        add(WordMeaning.Topic, "unidirectional", "unidirectional udld");
        add(WordMeaning.Topic | WordMeaning.Over, "unidirectional", "bidirectional bi-directional");
        add(WordMeaning.Topic | WordMeaning.Wrong, "violation", "violation intrusion");
        add(WordMeaning.Topic | WordMeaning.Wrong, "duplicate", "duplicate conflict conflicts conflicted duplicated");
        add(WordMeaning.Topic | WordMeaning.Shut, "disabled", "err-disable err-disabled error-disabled errdisable errdisabled error-down errordown");
        add(WordMeaning.Path, "lsp", "lsp");
        add(WordMeaning.Path, "tunnel", "tunnel vpn ipsec");
        add(WordMeaning.Path, "pseudowire", "pseudowire pseudo-wire pw xconnect");
        add(WordMeaning.Path, "ring", "ring");
        add(WordMeaning.Path, "endpoint", "mep rmep");
        add(WordMeaning.Server, "farm", "pool member vserver virtual real rserver serverfarm backend node monitor service");
        add(WordMeaning.Server, "server", "server servers");
    }

    // What the logs of Chinese makers say where they are set to Chinese.
    private static void Chinese(Action<WordMeaning, string, string> add)
    {
        add(WordMeaning.Interface, "", "接口 端口 链路 网口");
        add(WordMeaning.Peer, "", "邻居 对等体 会话 邻接");
        add(WordMeaning.Part, "fan", "风扇");
        add(WordMeaning.Part, "supply", "电源");
        add(WordMeaning.Part, "temperature", "温度");
        add(WordMeaning.Part, "voltage", "电压");
        add(WordMeaning.Part, "battery", "电池 蓄电池");
        add(WordMeaning.Part, "card", "单板 板卡 业务板 主控板");
        add(WordMeaning.Part, "transceiver", "光模块");
        add(WordMeaning.Part, "memory", "内存");
        add(WordMeaning.Part, "clock", "时钟");
        add(WordMeaning.Part, "mains", "市电");
        add(WordMeaning.Part, "humidity", "湿度");
        add(WordMeaning.Part | WordMeaning.Alarming, "smoke", "烟雾");
        add(WordMeaning.Part | WordMeaning.Alarming, "water", "水浸");
        add(WordMeaning.Topic, "loop", "环路");
        add(WordMeaning.Topic, "optics", "光功率");
        add(WordMeaning.Topic, "storm", "风暴");
        add(WordMeaning.Path, "tunnel", "隧道");
        add(WordMeaning.Down | WordMeaning.Wrong, "", "断开 中断 失败 丢失 失效 离线");
        add(WordMeaning.Up, "", "连通 在线");
        add(WordMeaning.SessionUp, "", "建立");
        add(WordMeaning.SessionDown, "", "超时 关闭 删除");
        add(WordMeaning.Wrong, "", "故障 异常 过高 过低 超过 高于 低于 告警 拔出 不在位 不足 越限 损坏");
        add(WordMeaning.Found, "", "检测到");
        add(WordMeaning.Well, "", "正常 在位 在线");
        add(WordMeaning.Mild, "", "在位 插入");
        add(WordMeaning.Well, "", "插入");
        add(WordMeaning.Over, "", "恢复 清除 消除 解除 消失");
        add(WordMeaning.Not, "", "未 不 没有");
        add(WordMeaning.Towards, "", "变为 变成 转为 进入");
        add(WordMeaning.Why, "", "原因 由于 因为");
        add(WordMeaning.Deed, "", "用户 登录 登出 配置 命令 密码 认证");
    }

    private static void States(Action<WordMeaning, string, string> add)
    {
        add(WordMeaning.Down | WordMeaning.Wrong, "", "down dn inactive off-line offline failed fail fails failure lost non-operational nonoperational not-operational detached deactivated out-of-service dead dying dying-gasp dyinggasp unreachable unavailable inoperative los los_of_signal loss unresponsive died linkdown link-down link_down");
        add(WordMeaning.Up, "", "up active on-line online reachable available operational alive responding responds responsive gained linkup link-up link_up collecting_distributing in-service inservice");
        add(WordMeaning.SessionDown, "", "idle backward closed terminated timeout expired expires deleted removed dropped attempt init teardown torn disconnected connect active rejected");
        add(WordMeaning.SessionUp, "", "established full connected");
        add(WordMeaning.Wrong, "", "pulled unplugged fault faulty faulted bad broken removed missing absent fatal abnormal stopped dropped error defect defective hot congested unhealthy degraded exceeded exceeds exceed high low critical above below inoperable assert raise raised occurred occured occurring asserted mismatch overheat overheated overheating over-temperature overtemperature unstable unsupported malfunction off exhausted insufficient depleted overload overloaded late excessive excess experiencing reached reaches crossed crosses exist exists enter enters entered out_of invalid disconnected powered-off power-off poweroff inappropriate unrecognized corrupted corrupt crashed stuck stuck-in-active incompatible unable undetermined overtemperature expired shortage hung burnt holdover freerun free-run free-running unlocked unsynchronized unsynchronised unseated tripped overcurrent over-current undervoltage under-voltage overvoltage over-voltage discharging discharged unlock over");
        add(WordMeaning.Found, "", "detected declared");
        add(WordMeaning.Mild, "", "inserted present supported plugged ready installed locked charged synchronized synchronised");
        add(WordMeaning.Well, "", "plugged ready installed ok okay normal good optimal working responding responds responsive functional locked charged synchronized synchronised available sufficient functioning in-operation inserted present on operational online up stable rotating supported alive within match matches healthy");
        add(WordMeaning.Under, "", "below under beneath");
        add(WordMeaning.Over, "", "cleared clear clears recovered recover recovers recovery restored resolved ended deasserted resumed resume restores returned repaired disappeared disappears eliminated rectified normalized normalised re-established reestablished reconnected rejoined");
        add(WordMeaning.Shut, "", "disabled blocked blocking shutdown isolated");
        add(WordMeaning.Opened, "", "enabled unblocked unblocking");
        add(WordMeaning.Not, "", "not no non isn't never without cannot");
        add(WordMeaning.Towards, "", "to into -> now becomes became entered new");
        add(WordMeaning.Why, "", "due reason because cause caused since last previous previously earlier error-code description if will would should unless");
        add(WordMeaning.Measure, "", "operating range temperature limit limits level threshold thresholds maximum minimum value values number");
    }
}

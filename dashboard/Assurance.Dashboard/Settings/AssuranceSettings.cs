using System.Net;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Usm;
using Assurance.Correlation;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Notification.Channels.Mail;
using Assurance.Storage.Pictures;

namespace Assurance.Dashboard.Settings;

/// <summary>What the product is told at start: contract keys, validated, in one immutable record.</summary>
internal sealed record AssuranceSettings
{
    /// <summary>Absolute path.</summary>
    public required string DataDirectory { get; init; }

    public required IPEndPoint HttpListen { get; init; }
    public required IPEndPoint SnmpListen { get; init; }
    public required IPEndPoint SyslogUdp { get; init; }
    public required IPEndPoint SyslogTcp { get; init; }

    /// <summary>SNMPv3 users; their keys are in nothing that is written.</summary>
    public required UsmUsers Users { get; init; }

    /// <summary>Port at which agents are asked whose SNMPv3 messages are refused as old; 0: they are not asked.</summary>
    public required int AgentPort { get; init; }

    /// <summary>Our SNMP engine's id and boots.</summary>
    public string EngineFile => Path.Combine(DataDirectory, "snmp-engine");

    /// <summary>How devices with a profile are polled.</summary>
    public required PollOptions Polling { get; init; }

    /// <summary>How much of the journal is kept.</summary>
    public required RetentionPolicy Retention { get; init; }

    /// <summary>Datagrams a second of one sender while the line is under pressure; 0: no ceiling.</summary>
    public required int SourceCeiling { get; init; }

    /// <summary>Datagrams of one sender that may wait for its turn while the engine is behind; 0: nobody waits.</summary>
    public required int SourceQueue { get; init; }

    /// <summary>Null: syslog over TLS is off.</summary>
    public required IPEndPoint? SyslogTls { get; init; }

    public required TlsServer? Tls { get; init; }

    /// <summary>How long a raise stays provisional.</summary>
    public required TimeSpan Settle { get; init; }

    /// <summary>Reopening ends, and tickets are closed, so long after a fault was resolved.</summary>
    public required TimeSpan CloseAfter { get; init; }

    /// <summary>How long an acknowledgement holds whose maker does not say; zero: without an end.</summary>
    public required TimeSpan AcknowledgeFor { get; init; }

    /// <summary>What ended so long ago is let go from memory; 1 to 3,650 days.</summary>
    public required TimeSpan KeepEnded { get; init; }

    /// <summary>No more that ended than this is held, the oldest goes first; <c>Correlation:KeepEndedMost</c>.</summary>
    public required int MostEnded { get; init; }

    /// <summary><c>host:port</c> or <c>smtp://user:password@host:port</c>; null: mail is written as <c>.eml</c>.</summary>
    public SmtpEndpoint? Smtp { get; init; }

    public string? AdminPassword { get; init; }

    /// <summary>Least time between two pushes of one live view.</summary>
    public required TimeSpan LiveBatch { get; init; }

    /// <summary>Folder of rule packs.</summary>
    public required string Rules { get; init; }

    /// <summary>The site's own packs; need not exist.</summary>
    public required string SiteRules { get; init; }

    public RuleFolders RuleFolders => new(Rules, SiteRules, MibNames);

    public bool Demo { get; init; }

    public EngineOptions Engine => new() { Settle = Settle, CloseAfter = CloseAfter, KeepEnded = KeepEnded, MostEnded = MostEnded };

    /// <summary>Names that imported MIB modules gave.</summary>
    public string MibNames => Path.Combine(DataDirectory, "mibs");

    /// <summary>Where folds of the past may begin.</summary>
    public string SnapshotStore => Path.Combine(DataDirectory, "snapshots");

    /// <summary>Packs as they held at some time.</summary>
    public string PackStore => Path.Combine(DataDirectory, "packs");

    /// <summary>How much pictures on tickets may take.</summary>
    public PictureLimits Pictures { get; init; } = PictureLimits.Default;

    public string PictureStore => Path.Combine(DataDirectory, "pictures");

    public string InventoryStore => Path.Combine(DataDirectory, "inventory");
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard;

/// <summary>A client that keeps a copy of one view by the rules a page follows, and says when it had to resume.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly Lock gate = new();
    private readonly Dictionary<string, JsonNode> rows = [];
    private readonly List<JsonNode> early = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long version = -1;

    private HubClient(HubConnection connection, bool messagePack)
    {
        this.connection = connection;
        if (messagePack)
        {
            connection.On<Dictionary<object, object>>("Changed", c => Receive(Plain(c)!));
        }
        else
        {
            connection.On<JsonNode>("Changed", Receive);
        }

        IsMessagePack = messagePack;
        connection.Closed += _ =>
        {
            Closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public bool IsMessagePack { get; }

    public int Gaps { get; private set; }

    public int Total { get; private set; }

    public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<JsonNode> Messages { get; } = new();

    public long Version => Volatile.Read(ref version);

    public string[] Ids
    {
        get
        {
            lock (gate)
            {
                return [.. rows.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public JsonNode this[string id]
    {
        get
        {
            lock (gate)
            {
                return rows[id];
            }
        }
    }

    public static async Task<HubClient> ConnectAsync(TestDashboard dashboard, string token, bool messagePack = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(dashboard.Address, "/hubs/noc"), o => o.AccessTokenProvider = () => Task.FromResult<string?>(token));
        if (messagePack)
        {
            builder.AddMessagePackProtocol();
        }

        var client = new HubClient(builder.Build(), messagePack);
        await client.connection.StartAsync();
        return client;
    }

    public async Task<JsonNode> InvokeAsync(string method, object? argument) => IsMessagePack
        ? Plain(await connection.InvokeAsync<Dictionary<object, object>>(method, argument))!
        : await connection.InvokeAsync<JsonNode>(method, argument);

    public Task StopAsync() => connection.StopAsync();

    public async Task<JsonNode> SubscribeAsync(object request)
    {
        var snapshot = await InvokeAsync("Subscribe", request);
        Take(snapshot, replace: true);
        return snapshot;
    }

    public async Task<JsonNode> ResumeAsync(object request)
    {
        var missed = await InvokeAsync("Resume", request);
        Take(missed, (bool)missed["snapshot"]!);
        return missed;
    }

    /// <summary>Waits until the copy fits, at most ten seconds.</summary>
    public async Task UntilAsync(Func<HubClient, bool> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!fits(this))
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
            }

            if (!fits(this))
            {
                await next.WaitAsync(patience.Token);
            }
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static JsonNode? Plain(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        IDictionary<object, object> map => new JsonObject(map.Select(p => KeyValuePair.Create((string)p.Key, Plain(p.Value)))),
        object[] list => new JsonArray([.. list.Select(Plain)]),
        _ => JsonNode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    private void Receive(JsonNode change)
    {
        lock (gate)
        {
            Messages.Enqueue(change);
            if (version < 0)
            {
                early.Add(change);
                return;
            }

            Apply(change);
        }
    }

    private void Take(JsonNode answer, bool replace)
    {
        lock (gate)
        {
            if (replace)
            {
                rows.Clear();
            }

            Put(answer);
            version = (long)answer["version"]!;
            foreach (var change in early.Where(c => (long)c["version"]! > version))
            {
                Apply(change);
            }

            early.Clear();
            Signal();
        }
    }

    private void Apply(JsonNode change)
    {
        if ((long)change["version"]! <= version)
        {
            return;
        }

        if ((long)change["from"]! != version)
        {
            Gaps++;
            Signal();
            return;
        }

        Put(change);
        version = (long)change["version"]!;
        Signal();
    }

    private void Put(JsonNode change)
    {
        foreach (var row in change["rows"]!.AsArray())
        {
            rows[(string)row!["id"]!] = row.DeepClone();
        }

        foreach (var part in change["parts"]?.AsArray() ?? [])
        {
            foreach (var (column, value) in part!.AsObject())
            {
                rows[(string)part["id"]!][column] = value?.DeepClone();
            }
        }

        foreach (var id in change["removed"]?.AsArray() ?? [])
        {
            rows.Remove((string)id!);
        }

        Total = (int)change["total"]!;
    }

    private void Signal()
    {
        changed.TrySetResult();
        changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Net;
using System.Text.Json;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Scoring;

namespace Assurance.Tests.Lab;

public sealed class ScoreTests
{
    private static readonly FaultTruth Cable = Fault("cable-1", ("c1", "down"), ("c2", "atRisk"));

    [Fact]
    public void The_right_cause_and_the_right_circuits_are_exact()
    {
        var score = Score.Compare(Truth(Cable), Saw(Seen("f1", "cable-1", true, ("c1", "down"), ("c2", "atRisk"))));

        Assert.Equal((1d, 1d, 1d, 1d, true, true), (score.RootPrecision, score.RootRecall, score.CircuitPrecision, score.CircuitRecall, score.Exact, score.TicketsRight));
        Assert.Empty(score.Remarks);
    }

    [Fact]
    public void An_alternative_cause_and_an_alternative_state_are_as_right()
    {
        var truth = Cable with { Alternatives = ["duct-1"], Circuits = [new("c1", "N1", "k1", ["down", "degraded"])] };

        Assert.True(Score.Compare(Truth(truth), Saw(Seen("f1", "duct-1", true, ("c1", "degraded")))).Exact);
    }

    [Fact]
    public void A_misnamed_cause_still_has_its_circuits_scored()
    {
        var score = Score.Compare(Truth(Cable), Saw(Seen("f1", "link-9", true, ("c1", "down"), ("c3", "down"))));

        Assert.Equal((0d, 0d, 0.5, 0.5, false), (score.RootPrecision, score.RootRecall, score.CircuitPrecision, score.CircuitRecall, score.Exact));
        Assert.Contains(score.Remarks, r => r.Contains("link-9 instead of cable-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_circuit_in_the_wrong_state_is_not_exact()
    {
        var score = Score.Compare(Truth(Cable), Saw(Seen("f1", "cable-1", true, ("c1", "down"), ("c2", "down"))));

        Assert.False(score.Exact);
        Assert.Equal(0.5, score.CircuitPrecision);
    }

    [Fact]
    public void A_split_fault_costs_precision_and_a_missed_one_recall()
    {
        var split = Score.Compare(Truth(Cable), Saw(Seen("f1", "cable-1", true, ("c1", "down"), ("c2", "atRisk")), Seen("f2", "if-3", true)));
        var missed = Score.Compare(Truth(Cable, Fault("card-2", ("c9", "down"))), Saw(Seen("f1", "cable-1", true, ("c1", "down"), ("c2", "atRisk"))));

        Assert.Equal((0.5, 1d, false), (split.RootPrecision, split.RootRecall, split.Exact));
        Assert.Equal((1d, 0.5, false), (missed.RootPrecision, missed.RootRecall, missed.Exact));
    }

    [Fact]
    public void A_transient_wants_no_open_fault_and_no_ticket()
    {
        Assert.True(Score.Compare(Truth(), Saw()).Exact);
        Assert.True(Score.Compare(Truth(), Saw(Seen("f1", "if-1", false) with { Resolved = true })).Exact);
        Assert.False(Score.Compare(Truth(), Saw(Seen("f1", "if-1", true) with { Resolved = true })).TicketsRight);
        Assert.False(Score.Compare(Truth(), Saw(Seen("f1", "if-1", false))).Exact);
    }

    [Fact]
    public void Planned_work_wants_to_be_named_and_no_ticket()
    {
        var truth = Truth(Cable with { PlannedWork = "work-1" });
        var seen = Seen("f1", "cable-1", false, ("c1", "down"), ("c2", "atRisk"));

        Assert.True(Score.Compare(truth, Saw(seen with { PlannedWork = "work-1" })).TicketsRight);
        Assert.False(Score.Compare(truth, Saw(seen)).TicketsRight);
        Assert.False(Score.Compare(truth, Saw(seen with { PlannedWork = "work-1", HasTicket = true })).TicketsRight);
    }

    [Fact]
    public void A_service_problem_is_read_as_the_contract_has_it()
    {
        using var problem = JsonDocument.Parse("""
            {"id":"7","status":"inProgress","rootCauseResource":[{"id":"cable-1","@referredType":"cable"}],
             "affectedService":[{"id":"c1","serviceState":"down"},{"id":"c2","serviceState":"atRisk"}],
             "troubleTicket":[{"id":"T1"}],"plannedWork":null}
            """);

        var fault = ProductClient.Fault(problem.RootElement);

        Assert.Equal(("7", "cable-1", true, false), (fault.Id, fault.RootCause, fault.HasTicket, fault.Resolved));
        Assert.Equal("down", fault.Circuits["c1"]);
        Assert.Null(fault.PlannedWork);
    }

    [Fact]
    public async Task Problems_are_read_page_by_page_with_the_token()
    {
        using var handler = new Pages(1_100);
        using var product = new ProductClient(new Uri("http://127.0.0.1:5080"), "secret", handler);

        var faults = await product.ReadFaultsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1_100, faults.Count);
        Assert.All(handler.Requests, r => Assert.Equal("Bearer secret", r.Authorization));
        Assert.Equal("/tmf-api/serviceProblemManagement/v4/serviceProblem?offset=1000&limit=500", handler.Requests[^1].Path);
    }

    [Fact]
    public async Task A_planned_work_is_imported_as_a_zip_of_its_one_row()
    {
        using var handler = new Pages(0);
        using var product = new ProductClient(new Uri("http://127.0.0.1:5080/"), "secret", handler);
        var work = DefaultLab.Network.PlannedWorks[1];

        await product.ImportAsync(work, TestContext.Current.CancellationToken);

        Assert.Equal("/api/inventory/imports", handler.Requests.Single().Path);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(handler.LastBody));
        using var reader = new StreamReader(zip.GetEntry("planned_work.csv")!.Open());
        Assert.Equal("id,name,start,end,elements,organization,excludesSla", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("work-002,", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static GroundTruth Truth(params FaultTruth[] faults) => new(faults, []);

    private static FaultTruth Fault(string root, params (string Id, string State)[] circuits) => new()
    {
        Kind = "cable", RootCause = root, Alternatives = [], Customers = ["k1"], Alarms = [],
        Circuits = [.. circuits.Select(c => new CircuitTruth(c.Id, c.Id, "k1", [c.State]))],
    };

    private static Observed Saw(params ObservedFault[] faults) => new(faults);

    private static ObservedFault Seen(string id, string root, bool ticket, params (string Id, string State)[] circuits) =>
        new(id, root, circuits.ToDictionary(c => c.Id, c => c.State), ticket);

    private sealed class Pages(int total) : HttpMessageHandler
    {
        public List<(string Path, string? Authorization)> Requests { get; } = [];
        public byte[] LastBody { get; private set; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!.PathAndQuery, request.Headers.Authorization?.ToString()));
            if (request.Content is not null) LastBody = await request.Content.ReadAsByteArrayAsync(cancellationToken);
            var offset = request.RequestUri.Query.Length == 0 ? 0 : int.Parse(request.RequestUri.Query.Split('=', '&')[1]);
            var page = Enumerable.Range(offset, Math.Clamp(total - offset, 0, 500)).Select(i => $$"""{"id":"{{i}}","status":"acknowledged"}""");
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent($"[{string.Join(',', page)}]") };
            response.Headers.Add("X-Total-Count", total.ToString());
            return response;
        }
    }
}

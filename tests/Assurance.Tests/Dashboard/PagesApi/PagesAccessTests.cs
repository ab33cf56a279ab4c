using System.Net;
using System.Text.Json.Nodes;
using Assurance.Storage.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard.PagesApi;

public sealed class PagesAccessTests(SharedPages shared) : IClassFixture<SharedPages>
{
    [Fact]
    public void Every_endpoint_of_the_page_names_its_policy()
    {
        var endpoints = shared.Dashboard.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .ToArray();

        Assert.True(endpoints.Length > 35);
        Assert.All(endpoints, e => Assert.NotEmpty(Assert.Single(e.Metadata.GetOrderedMetadata<IAuthorizeData>()).Policy!));
    }

    [Theory]
    [InlineData("/api/faults/f1")]
    [InlineData("/api/journal/1")]
    [InlineData("/api/quarantine")]
    [InlineData("/api/rules")]
    [InlineData("/api/inventory/circuits")]
    [InlineData("/api/inventory/imports")]
    [InlineData("/api/customers/cust-north/impact")]
    public async Task Without_a_token_nothing_is_told(string path)
    {
        using var client = shared.Dashboard.Anonymous();
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(Roles.AccountManager, "/api/journal/1", 403)]
    [InlineData(Roles.Desk, "/api/quarantine", 403)]
    [InlineData(Roles.Operator, "/api/inventory/imports", 403)]
    [InlineData(Roles.Engineer, "/api/inventory/imports", 200)]
    [InlineData(Roles.Engineer, "/api/quarantine", 200)]
    [InlineData(Roles.Engineer, "/api/rules", 200)]
    [InlineData(Roles.Operator, "/api/rules", 403)]
    [InlineData(Roles.AccountManager, "/api/rules", 403)]
    public async Task Evidence_and_imports_are_for_those_who_may(string role, string path, int status)
    {
        using var client = await shared.Dashboard.ClientAsync(role, null, "li@example.net");
        using var response = await client.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Rules_mean_the_whole_network_and_are_for_who_sees_all_of_it()
    {
        using var client = await shared.Dashboard.ClientAsync(Roles.Engineer, "north", "nora");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/rules")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/api/rules/reload", null)).StatusCode);
    }

    [Theory]
    [InlineData("/api/faults/f9")]
    [InlineData("/api/alarms/a9")]
    [InlineData("/api/journal/9999")]
    [InlineData("/api/journal/-1")]
    [InlineData("/api/journal/x")]
    [InlineData("/api/customers/nobody")]
    [InlineData("/api/inventory/circuits/none")]
    [InlineData("/api/inventory/no_such_file")]
    [InlineData("/api/inventory/imports/77")]
    public async Task What_is_not_there_is_a_problem_404(string path)
    {
        using var client = await shared.Dashboard.ClientAsync();
        using var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_document_of_the_interface_describes_them()
    {
        using var client = shared.Dashboard.Anonymous();
        var paths = (await client.GetJsonAsync("/openapi/v1.json"))["paths"]!.AsObject().Select(p => p.Key).ToArray();

        string[] expected = ["/api/faults/{id}", "/api/alarms/{id}", "/api/journal/{position}", "/api/inventory/imports", "/api/inventory/circuit_paths/{id}", "/api/customers/{id}/exposure"];
        Assert.Superset(expected.ToHashSet(), paths.ToHashSet());
    }

    [Fact]
    public async Task A_refused_look_is_on_the_audit_trail()
    {
        using var client = await shared.Dashboard.ClientAsync(Roles.Operator, "north", "nora");
        using var response = await client.GetAsync("/api/faults/f2");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(await shared.Dashboard.Store.Audit.LatestAsync(50, default), e => e.Event is { User: "nora", Action: "refused", Target: "GET /api/faults/f2" });
    }
}

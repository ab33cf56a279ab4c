using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Assurance.Dashboard.Hubs;

namespace Assurance.Tests.Dashboard;

public sealed class AccessTests(SharedDashboard shared) : IClassFixture<SharedDashboard>
{
    private static readonly string[] Open = ["/api/sessions POST", "/health/live GET", "/health/ready GET", "/metrics", "/openapi/{documentName}.json GET"];

    [Fact]
    public async Task Every_endpoint_has_a_policy_or_is_open_by_the_contract()
    {
        var dashboard = shared.Dashboard;
        var endpoints = dashboard.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();
        var open = new List<string>();

        foreach (var endpoint in endpoints)
        {
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            {
                open.Add($"{endpoint.RoutePattern.RawText} {string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])}".Trim());
            }
            else
            {
                Assert.True(
                    endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy)),
                    $"{endpoint.DisplayName} names no policy");
            }
        }

        Assert.True(endpoints.Length > 20);
        Assert.Equal(Open.Order(), open.Distinct().Order());
    }

    [Fact]
    public void Every_method_of_the_hub_has_a_policy()
    {
        var methods = typeof(NocHub).GetMethods().Where(m => m.DeclaringType == typeof(NocHub) && m.GetBaseDefinition() == m);

        Assert.All(methods, m => Assert.NotEmpty(((AuthorizeAttribute)m.GetCustomAttributes(typeof(AuthorizeAttribute), false).Single()).Policy!));
    }

    [Theory]
    [InlineData("/tmf-api/alarm/v4/alarm")]
    [InlineData("/api/me")]
    [InlineData("/api/no-such-thing")]
    [InlineData("/hubs/noc/negotiate")]
    public async Task Without_a_token_everything_else_answers_401(string path)
    {
        var dashboard = shared.Dashboard;
        using var client = dashboard.Anonymous();

        using var get = await client.GetAsync(path);
        using var bad = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Authorization", "Bearer no-such-token" } } });
        using var query = await client.GetAsync($"{path}?access_token={await dashboard.TokenAsync()}");

        Assert.Equal(HttpStatusCode.Unauthorized, get.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, bad.StatusCode);
        Assert.Equal(path.StartsWith("/hubs", StringComparison.Ordinal), query.StatusCode != HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task With_a_token_what_is_not_there_says_so()
    {
        var dashboard = shared.Dashboard;
        using var client = await dashboard.ClientAsync();

        using var path = await client.GetAsync("/api/no-such-thing");
        using var method = await client.DeleteAsync("/tmf-api/alarm/v4/alarm");
        using var notBuilt = await client.GetAsync("/tmf-api/alarm/v4/hub");

        Assert.Equal(HttpStatusCode.NotFound, path.StatusCode);
        Assert.Equal("application/problem+json", path.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        Assert.Equal("methodNotAllowed", (string)(await method.JsonAsync())["code"]!);
        Assert.Equal(HttpStatusCode.NotImplemented, notBuilt.StatusCode);
    }

    [Fact]
    public async Task Errors_have_the_form_of_their_interface()
    {
        var dashboard = shared.Dashboard;
        using var client = dashboard.Anonymous();

        using var own = await client.GetAsync("/api/me");
        using var tmf = await client.GetAsync("/tmf-api/alarm/v4/alarm");

        Assert.Equal("application/problem+json", own.Content.Headers.ContentType!.MediaType);
        Assert.Equal(401, (int)(await own.JsonAsync())["status"]!);
        var error = await tmf.JsonAsync();
        Assert.Equal(("unauthenticated", "Unauthorized", "401"), ((string)error["code"]!, (string)error["reason"]!, (string)error["status"]!));
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var dashboard = shared.Dashboard;
        using var client = dashboard.Anonymous();

        foreach (var path in new[] { "/health/live", "/api/me", "/nothing" })
        {
            using var response = await client.GetAsync(path);
            Assert.Contains("script-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }
}

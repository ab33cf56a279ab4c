using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Assurance.Storage.Accounts;

namespace Assurance.Tests.Dashboard;

public sealed class SessionTests
{
    private static readonly object Right = new { user = "admin", password = TestDashboard.AdminPassword };

    [Fact]
    public async Task A_login_gives_a_token_and_a_cookie_scripts_cannot_read()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();

        using var login = await client.PostAsJsonAsync("/api/sessions", Right);

        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        var body = await login.JsonAsync();
        Assert.True(DateTimeOffset.Parse((string)body["expires"]!) > DateTimeOffset.UtcNow);
        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await StatusOfMe(client, r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (string)body["token"]!)));
        Assert.Equal(HttpStatusCode.OK, await StatusOfMe(client, r => r.Headers.Add("Cookie", cookie.Split(';')[0])));
    }

    [Fact]
    public async Task A_logout_ends_the_token_at_once()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();
        using var login = await client.PostAsJsonAsync("/api/sessions", Right);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)(await login.JsonAsync())["token"]!);
        Assert.Equal(HttpStatusCode.OK, await StatusOfMe(client));

        using var logout = await client.DeleteAsync("/api/sessions");

        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusOfMe(client));
    }

    [Fact]
    public async Task After_five_failures_the_right_password_waits_too()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            using var failed = await client.PostAsJsonAsync("/api/sessions", new { user = "admin", password = "wrong" });
            Assert.Equal(HttpStatusCode.Unauthorized, failed.StatusCode);
        }

        using var waiting = await client.PostAsJsonAsync("/api/sessions", Right);

        Assert.Equal(HttpStatusCode.TooManyRequests, waiting.StatusCode);
        Assert.True(waiting.Headers.RetryAfter!.Delta > TimeSpan.FromMinutes(4));
        var trail = await dashboard.Store.Audit.LatestAsync(10, default);
        Assert.Equal(6, trail.Count(e => e.Event is { Action: "login", User: "admin", Success: false }));
    }

    [Fact]
    public async Task Another_user_from_the_same_place_is_not_locked_out()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();
        for (var i = 0; i < 6; i++)
        {
            using var failed = await client.PostAsJsonAsync("/api/sessions", new { user = "mallory", password = "wrong" });
        }

        using var login = await client.PostAsJsonAsync("/api/sessions", Right);

        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_can_neither_log_in_nor_write_by_cookie()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = dashboard.Anonymous();
        using var form = await client.PostAsync("/api/sessions", new FormUrlEncodedContent([new("user", "admin"), new("password", TestDashboard.AdminPassword)]));
        Assert.False(form.IsSuccessStatusCode);
        Assert.False(form.Headers.Contains("Set-Cookie"));

        using var login = await client.PostAsJsonAsync("/api/sessions", Right);
        client.DefaultRequestHeaders.Add("Cookie", login.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var plain = await client.PostAsync("/tmf-api/alarm/v4/ackAlarms", new StringContent("{\"alarmPattern\":[{\"id\":\"a1\"}]}"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, plain.StatusCode);

        using var foreign = new HttpRequestMessage(HttpMethod.Delete, "/api/sessions");
        foreign.Headers.Add("Origin", "http://evil.example");
        using var refused = await client.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Everyone_learns_who_they_are_and_what_they_may()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var client = await dashboard.ClientAsync(Roles.AccountManager, null, "li@example.net");

        var me = await client.GetJsonAsync("/api/me");

        Assert.Equal(("accountManager", "p-li", "zh-CN"), ((string)me["role"]!, (string)me["person"]!, (string)me["language"]!));
        Assert.Equal(["comment", "view"], me["may"]!.AsArray().Select(m => (string)m!));
    }

    [Fact]
    public async Task What_means_the_whole_network_is_not_offered_to_who_sees_a_part_of_it()
    {
        await using var dashboard = await TestDashboard.StartAsync();
        using var whole = await dashboard.ClientAsync(Roles.Engineer);
        using var part = await dashboard.ClientAsync(Roles.Engineer, "north", "engineer2");

        Assert.Contains("rules", (await whole.GetJsonAsync("/api/me"))["may"]!.AsArray().Select(m => (string)m!));
        Assert.Contains("replay", (await whole.GetJsonAsync("/api/me"))["may"]!.AsArray().Select(m => (string)m!));
        Assert.DoesNotContain("replay", (await part.GetJsonAsync("/api/me"))["may"]!.AsArray().Select(m => (string)m!));
        Assert.DoesNotContain("rules", (await part.GetJsonAsync("/api/me"))["may"]!.AsArray().Select(m => (string)m!));
    }

    private static async Task<HttpStatusCode> StatusOfMe(HttpClient client, Action<HttpRequestMessage>? prepare = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        prepare?.Invoke(request);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}

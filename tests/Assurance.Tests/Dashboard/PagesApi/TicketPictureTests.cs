using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Assurance.Model.Operations;
using Assurance.Model.Tickets;
using Assurance.Storage.Accounts;
using Assurance.Storage.Pictures;
using Assurance.Tests.Storage;
using SkiaSharp;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>Pictures on a ticket over the interface: who may, what is taken, and how it is served.</summary>
public sealed class TicketPictureTests
{
    private const string Path = "/api/tickets/t1/pictures";

    [Fact]
    public async Task A_picture_is_on_the_ticket_as_an_attachment_and_served_so_that_it_is_only_a_picture()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var li = await dashboard.ClientAsync(Roles.Engineer, null, "li");
        using var sent = await SendAsync(li, SomePicture.Held(6), "the open duct");
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);

        var ticket = await li.GetJsonAsync("/tmf-api/troubleTicket/v4/troubleTicket/t1");
        var attachment = Assert.Single(ticket["attachment"]!.AsArray())!;
        Assert.Equal(("p1", "image/jpeg", "the open duct", "li"), ((string)attachment["id"]!, (string)attachment["mimeType"]!, (string)attachment["description"]!, (string)attachment["author"]!));
        foreach (var url in new[] { (string)attachment["url"]!, (string)attachment["smallUrl"]! })
        {
            using var served = await li.GetAsync(new Uri(url, UriKind.Relative));
            Assert.Equal("image/jpeg", served.Content.Headers.ContentType!.MediaType);
            Assert.Equal("inline", served.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(served.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(served.Headers.GetValues("Content-Security-Policy")));
            Assert.DoesNotContain(SomePicture.Position, Encoding.Latin1.GetString(await served.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        // Sent again because the answer was lost: it is there once.
        using var again = await SendAsync(li, SomePicture.Held(6), "the open duct");
        Assert.Equal((HttpStatusCode.OK, "p1"), (again.StatusCode, (string)(await again.JsonAsync())["id"]!));
        Assert.Single(dashboard.Journal.Commands.OfType<AttachPicture>());
        Assert.Contains(await dashboard.Store.Audit.LatestAsync(5, default), e => e.Event is { Action: "ticketPicture", Target: "t1" });
        Assert.DoesNotContain("assurance_picture_bytes 0", await li.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_who_may_see_the_ticket_and_put_there_by_who_may_work_on_it()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var li = await dashboard.ClientAsync(Roles.Engineer, null, "li");
        using var sent = await SendAsync(li, SomePicture.Of(SKEncodedImageFormat.Png), "the door");
        using var far = await dashboard.ClientAsync(Roles.Engineer, "no-such-unit", "far");
        using var hidden = await far.GetAsync(new Uri(Path + "/p1", UriKind.Relative));
        using var unsent = await SendAsync(far, SomePicture.Of(SKEncodedImageFormat.Png), "x");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, unsent.StatusCode));

        using var manager = await dashboard.ClientAsync(Roles.AccountManager, null, "am1");
        using var refused = await SendAsync(manager, SomePicture.Of(SKEncodedImageFormat.Png), "x");
        using var nobody = dashboard.Anonymous();
        using var anonymous = await nobody.GetAsync(new Uri(Path + "/p1", UriKind.Relative));
        using var missing = await li.GetAsync(new Uri(Path + "/p9", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (refused.StatusCode, anonymous.StatusCode, missing.StatusCode));
    }

    [Fact]
    public async Task What_is_not_taken_says_why()
    {
        await using var dashboard = await PagesDashboard.StartAsync(o => o with { Pictures = new PictureLimits(20_000, 900) });
        using var li = await dashboard.ClientAsync(Roles.Engineer, null, "li");
        await RefusedAsync(li, Encoding.ASCII.GetBytes("<svg onload='alert(1)'/>"), "x", HttpStatusCode.UnsupportedMediaType, "by its content this is none");
        await RefusedAsync(li, new byte[20_001], "x", HttpStatusCode.RequestEntityTooLarge, "at most 0 MB");
        await RefusedAsync(li, new byte[200_000], "x", HttpStatusCode.RequestEntityTooLarge, "a picture has at most");
        await RefusedAsync(li, SomePicture.Of(SKEncodedImageFormat.Png, 640, 320)[..300], "x", HttpStatusCode.BadRequest, "damaged");
        await RefusedAsync(li, SomePicture.Of(SKEncodedImageFormat.Jpeg), " ", HttpStatusCode.BadRequest, "'text'");
        await RefusedAsync(li, SomePicture.Of(SKEncodedImageFormat.Jpeg, 400, 300), "x", HttpStatusCode.InsufficientStorage, "no room");
        Assert.Empty(dashboard.Journal.Commands);
    }

    [Fact]
    public async Task Its_author_takes_it_away_for_good_and_that_it_was_there_stays()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var li = await dashboard.ClientAsync(Roles.Engineer, null, "li");
        using var wang = await dashboard.ClientAsync(Roles.Engineer, null, "wang");
        using var sent = await SendAsync(li, SomePicture.Held(6), "the open duct");

        using var refused = await wang.DeleteAsync(new Uri(Path + "/p1", UriKind.Relative));
        using var missing = await li.DeleteAsync(new Uri(Path + "/p9", UriKind.Relative));
        using var taken = await li.DeleteAsync(new Uri(Path + "/p1", UriKind.Relative));
        using var again = await li.DeleteAsync(new Uri(Path + "/p1", UriKind.Relative));
        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NoContent],
            new[] { refused, missing, taken, again }.Select(r => r.StatusCode));

        var attachment = Assert.Single((await wang.GetJsonAsync("/tmf-api/troubleTicket/v4/troubleTicket/t1"))["attachment"]!.AsArray())!;
        Assert.Equal(("", "li", "li"), ((string)attachment["description"]!, (string)attachment["author"]!, (string)attachment["takenAway"]!["by"]!));
        using var gone = await li.GetAsync(new Uri(Path + "/p1", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Gone, "takenAway"), (gone.StatusCode, (string)(await gone.JsonAsync())["code"]!));
        Assert.Contains("assurance_picture_bytes 0", await li.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Single(await dashboard.Store.Audit.LatestAsync(9, default), e => e.Event is { Action: "takePicture", Success: true, Target: "t1 p1", User: "li" });
        Assert.Single(await dashboard.Store.Audit.LatestAsync(9, default), e => e.Event is { Action: "takePicture", Success: false, User: "wang" });
        var position = dashboard.Journal.Position;
        Assert.Equal("p1", (string)(await li.GetJsonAsync($"/api/journal/{position}"))["decoded"]!["item"]!);
        Assert.DoesNotContain("duct", (await li.GetJsonAsync($"/api/journal/{position - 1}")).ToJsonString(), StringComparison.Ordinal);

        using var back = await SendAsync(li, SomePicture.Held(6), "the open duct");
        Assert.Equal(HttpStatusCode.Conflict, back.StatusCode);
    }

    [Fact]
    public async Task Octets_that_another_ticket_shows_too_stay_for_it()
    {
        await using var dashboard = await PagesDashboard.StartAsync(fill: state =>
        {
            SmallNetwork.Fill(state);
            state.Apply(new TicketChange(state.Ticket("t1")! with { Id = "t9" }, TicketChangeKind.Opened, state.Ticket("t1")!.CreatedAt));
        });
        using var li = await dashboard.ClientAsync(Roles.Engineer, null, "li");
        using var one = await SendAsync(li, SomePicture.Held(6), "the open duct");
        using var other = await SendAsync(li, SomePicture.Held(6), "the same", "/api/tickets/t9/pictures");
        using var taken = await li.DeleteAsync(new Uri(Path + "/p1", UriKind.Relative));
        using var still = await li.GetAsync(new Uri("/api/tickets/t9/pictures/p1", UriKind.Relative));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK), (taken.StatusCode, still.StatusCode));

        using var last = await li.DeleteAsync(new Uri("/api/tickets/t9/pictures/p1", UriKind.Relative));
        Assert.Contains("assurance_picture_bytes 0", await li.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_taken_away_by_an_administrator_and_read_nowhere_any_more()
    {
        await using var dashboard = await PagesDashboard.StartAsync();
        using var li = await dashboard.ClientAsync(Roles.Engineer, null, "li");
        using var admin = await dashboard.ClientAsync(Roles.Administrator, null, "root");
        using var written = await li.PatchAsync(new Uri("/tmf-api/troubleTicket/v4/troubleTicket/t1", UriKind.Relative), JsonContent.Create(new { note = new[] { new { text = "gate code 4711" } } }));
        var position = dashboard.Journal.Position;
        Assert.Contains("4711", (await li.GetJsonAsync($"/api/journal/{position}")).ToJsonString(), StringComparison.Ordinal);
        var note = (string)(await li.GetJsonAsync("/tmf-api/troubleTicket/v4/troubleTicket/t1"))["note"]!.AsArray()[^1]!["id"]!;

        using var taken = await admin.DeleteAsync(new Uri($"/api/tickets/t1/notes/{note}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        var left = (await li.GetJsonAsync("/tmf-api/troubleTicket/v4/troubleTicket/t1"))["note"]!.AsArray()[^1]!;
        Assert.Equal(("", "li", "root"), ((string)left["text"]!, (string)left["author"]!, (string)left["takenAway"]!["by"]!));
        foreach (var path in new[] { "/tmf-api/troubleTicket/v4/troubleTicket", $"/api/journal/{position}" })
        {
            Assert.DoesNotContain("4711", (await li.GetJsonAsync(path)).ToJsonString(), StringComparison.Ordinal);
        }
    }

    private static async Task RefusedAsync(HttpClient client, byte[] octets, string text, HttpStatusCode status, string reason)
    {
        using var response = await SendAsync(client, octets, text);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(reason, (string)(await response.JsonAsync())["detail"]!, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] octets, string text, string path = Path)
    {
        using var form = new MultipartFormDataContent();
        using var words = new StringContent(text);
        using var picture = new ByteArrayContent(octets);
        picture.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(words, "text");
        form.Add(picture, "picture", "IMG_0001.JPG");
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }
}

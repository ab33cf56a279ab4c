using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Assurance.Dashboard.Hubs;

/// <summary>The live channel. A client subscribes to views and is called with <c>Changed</c>; a change that comes before the answer of its own
/// <c>Subscribe</c> is kept aside until then, and dropped if its version is not above the answer's.</summary>
[Authorize(Policies.View)]
internal sealed class NocHub(LiveFeed feed) : Hub
{
    public const string Path = "/hubs/noc";

    [Authorize(Policies.View)]
    public ViewSnapshot Subscribe(ViewRequest request) => Ask(request, feed.Subscribe);

    [Authorize(Policies.View)]
    public ViewResumption Resume(ViewRequest request) => Ask(request, feed.Resume);

    [Authorize(Policies.View)]
    public void Unsubscribe(string view) => feed.Unsubscribe(Context.ConnectionId, view);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        feed.Drop(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private TAnswer Ask<TAnswer>(ViewRequest? request, Func<string, Viewer, ViewRequest, TAnswer> ask)
    {
        try
        {
            return ask(Context.ConnectionId, Viewer.Of(Context.User!), request ?? throw new FormatException("a request names a view"));
        }
        catch (FormatException wrong)
        {
            throw new HubException(wrong.Message);
        }
    }
}

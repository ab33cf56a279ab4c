using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Storage.Audit;

namespace Assurance.Dashboard.Api;

/// <summary>Takes what people do: into the journal, onto the audit trail, and waits until the engine has done it.</summary>
internal sealed class OperatorDesk(IJournal journal, LiveState state, AuditTrail audit)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The command's journal position, and whether the engine has folded it within five seconds.</summary>
    /// <exception cref="IOException">The journal cannot be written; nothing was done.</exception>
    public async Task<(long Position, bool Done)> SubmitAsync(HttpContext context, OperatorCommand command)
    {
        var (action, target) = Describe(command);
        var happened = new AuditEvent(command.User, action, target, context.RemoteAddress(), true);
        long position;
        try
        {
            position = await journal.AppendAsync(command, context.RequestAborted);
        }
        catch (IOException)
        {
            await audit.AppendAsync(happened with { Success = false, Detail = "the journal could not be written" }, CancellationToken.None);
            throw;
        }

        await audit.AppendAsync(happened, CancellationToken.None);
        return (position, await FoldedAsync(position, context.RequestAborted));
    }

    /// <summary>Waits until the engine has folded a position; false if it has not within five seconds.</summary>
    public async Task<bool> FoldedAsync(long position, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await state.WaitForAsync(position, patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Records that someone reached for what is not theirs to see, and ends the request as if it were not there.</summary>
    public async Task<Errors.ApiException> RefuseAsync(HttpContext context, string what)
    {
        await audit.AppendAsync(
            new AuditEvent(Viewer.Of(context.User).User, "refused", $"{context.Request.Method} {context.Request.Path}", context.RemoteAddress(), false, "outside the viewer's sight"),
            CancellationToken.None);
        return new Errors.ApiException(Errors.ApiError.NotFound(what));
    }

    private static (string Action, string Target) Describe(OperatorCommand command) => command switch
    {
        AcknowledgeAlarms c => ("ackAlarms", string.Join(' ', c.Alarms)),
        UnacknowledgeAlarms c => ("unAckAlarms", string.Join(' ', c.Alarms)),
        ClearAlarms c => ("clearAlarms", string.Join(' ', c.Alarms)),
        CommentAlarms c => ("commentAlarms", string.Join(' ', c.Alarms)),
        AcknowledgeFault c => ("ackFault", c.Fault),
        UnacknowledgeFault c => ("unAckFault", c.Fault),
        CommentFault c => ("commentFault", c.Fault),
        MergeFaults c => ("mergeFaults", $"{c.Fault}: {string.Join(' ', c.Others)}"),
        SplitFault c => ("splitFault", $"{c.Fault}: {string.Join(' ', c.Alarms)}"),
        RerootFault c => ("rerootFault", $"{c.Fault}: {c.Root.Kind} {c.Root.Id}"),
        ReleaseFault c => ("releaseFault", c.Fault),
        AssignFaults c => ("assignFaults", $"{string.Join(' ', c.Faults.Select(f => f.Fault))} to {c.To ?? "nobody"}"),
        Shelve c => ("shelve", $"{string.Join(' ', c.Alarms.Concat(c.Faults))} for {c.Minutes} min"),
        Unshelve c => ("unshelve", string.Join(' ', c.Alarms.Concat(c.Faults))),
        ChangeTicketStatus c => ("ticketStatus", c.Ticket),
        NoteTicket c => ("ticketNote", c.Ticket),
        AttachPicture c => ("ticketPicture", c.Ticket),
        TakeFromTicket c => (c.Item.StartsWith('p') ? "takePicture" : "takeNote", $"{c.Ticket} {c.Item}"),
        ForgetEngine c => ("forgetEngine", c.Engine),
        _ => (command.GetType().Name, ""),
    };
}

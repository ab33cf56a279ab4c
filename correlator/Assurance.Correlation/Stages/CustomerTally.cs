using Assurance.Model.Faults;

namespace Assurance.Correlation.Stages;

/// <summary>A customer of circuits that open faults hold, and the sum over those of the fault being written down.</summary>
internal sealed class CustomerTally(AffectedCustomer blank)
{
    private AffectedCustomer last = blank;

    public string Id => last.Customer;

    /// <summary>The sum it belongs to.</summary>
    public long Pass { get; set; }

    public ServiceState Worst { get; set; }

    public int Circuits { get; set; }

    /// <summary>The same record as before where it says the same.</summary>
    public AffectedCustomer Row() => last = last.State == Worst && last.Circuits == Circuits ? last : last with { State = Worst, Circuits = Circuits };
}

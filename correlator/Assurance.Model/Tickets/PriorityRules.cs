using Assurance.Model.Alarms;
using Assurance.Model.Faults;

namespace Assurance.Model.Tickets;

/// <summary>Priority of a fault and its ticket, 1 (highest) to 10 as in TMF656 and TMF621, from the class and stars of whom it touches,
/// how badly and how widely. Key accounts have a green channel: their faults jump the queue.</summary>
public static class PriorityRules
{
    private const int WideKeyAccounts = 5;
    private const int WideCircuits = 20;
    private const int ManyStars = 4;

    /// <summary>The priority of what one customer suffers at worst, one higher where many suffer an outage; without any circuit the
    /// severity decides, below all that touches a customer.</summary>
    public static int Of(Impact impact, PerceivedSeverity severity)
    {
        var touched = impact.Customers.Where(c => c.State != ServiceState.Up).ToArray();
        if (touched.Length == 0)
        {
            return WithoutCustomers(impact, severity);
        }

        return Math.Clamp(touched.Min(Of) - (IsWide(impact) ? 1 : 0), 1, 10);
    }

    private static int Of(AffectedCustomer customer)
    {
        var standing = customer.IsPremier ? 3 : customer.IsKeyAccount ? 2 : 0;
        var stars = customer.Stars >= ManyStars ? 1 : 0;
        return Of(customer.State) - standing - stars;
    }

    private static int Of(ServiceState state) => state switch
    {
        ServiceState.Down => 5,
        ServiceState.Degraded => 6,
        _ => 7,
    };

    // Circuits may have no customer yet (own use, stock): they weigh as an ordinary customer's.
    private static int WithoutCustomers(Impact impact, PerceivedSeverity severity)
    {
        var worst = impact.Circuits.IsEmpty ? ServiceState.Up : impact.Circuits.Max(c => c.State);
        return worst != ServiceState.Up ? Of(worst) : severity switch
        {
            PerceivedSeverity.Critical or PerceivedSeverity.Major => 8,
            PerceivedSeverity.Minor => 9,
            _ => 10,
        };
    }

    private static bool IsWide(Impact impact) =>
        impact.Circuits.Count(c => c.State == ServiceState.Down) >= WideCircuits
        || impact.Customers.Count(c => c.IsKeyAccount && c.State == ServiceState.Down) >= WideKeyAccounts;
}

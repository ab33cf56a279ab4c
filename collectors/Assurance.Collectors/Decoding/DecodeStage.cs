using System.Reactive.Linq;
using Assurance.Collectors.Usm;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Decoding;

/// <summary>The first stage after the journal.</summary>
public static class DecodeStage
{
    /// <summary>What can be read goes on in order; what cannot leaves by <paramref name="quarantine"/>, which must not throw.</summary>
    /// <param name="usm">Checks and opens SNMPv3.</param>
    public static IObservable<Decoded> Decode(this IObservable<DatagramEntry> datagrams, Action<Quarantined> quarantine, UsmReceiver? usm = null) =>
        Observable.Create<Decoded>(observer => datagrams.Subscribe(
            entry =>
            {
                if (DatagramDecoder.TryDecode(entry, usm, out var decoded, out var unreadable))
                {
                    observer.OnNext(decoded);
                }
                else
                {
                    quarantine(unreadable);
                }
            },
            observer.OnError,
            observer.OnCompleted));
}

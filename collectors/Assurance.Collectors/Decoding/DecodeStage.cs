using System.Reactive.Linq;
using Assurance.Model.Journal;

namespace Assurance.Collectors.Decoding;

/// <summary>The first stage after the journal.</summary>
public static class DecodeStage
{
    /// <summary>What can be read goes on in order; what cannot leaves by <paramref name="quarantine"/>, which must not throw.</summary>
    public static IObservable<Decoded> Decode(this IObservable<DatagramEntry> datagrams, Action<Quarantined> quarantine) =>
        Observable.Create<Decoded>(observer => datagrams.Subscribe(
            entry =>
            {
                if (DatagramDecoder.TryDecode(entry, out var decoded, out var unreadable))
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

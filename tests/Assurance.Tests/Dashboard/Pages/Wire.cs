using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>A stretch of network between a browser and the product that can be cut and mended.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint far;
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly Task accepting;
    private volatile bool isCut;

    public Wire(Uri product)
    {
        far = new IPEndPoint(IPAddress.Parse(product.Host), product.Port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Url => $"http://{listener.LocalEndpoint}";

    public void Cut()
    {
        isCut = true;
        foreach (var connection in open.Keys)
        {
            connection.Dispose();
        }
    }

    public void Mend() => isCut = false;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Cut();
        await accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            TcpClient near;
            try
            {
                near = await listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = CarryAsync(near);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            // Before it is asked whether the wire is cut: whoever cuts it meanwhile finds this connection.
            open[near] = 0;
            try
            {
                if (isCut)
                {
                    return;
                }

                await far.ConnectAsync(this.far);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException)
            {
                // The end of a connection, from either side.
            }
            finally
            {
                open.TryRemove(near, out _);
            }
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Assurance.Notification.Outbox;

/// <summary>The outbox on disk: a mail is one file named by its notice, and the folder it lies in is its state. The files are the memory of
/// what was told: a notice that has one is never told again, however often the journal is folded.</summary>
internal sealed class OutboxFolder
{
    private const string Extension = ".eml";
    private const int LongestName = 150;

    private readonly string root;
    private readonly bool isFinal;

    /// <param name="root">The outbox.</param>
    /// <param name="isFinal">No server takes the mail: the file itself is the delivery, and lies in the root.</param>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    public OutboxFolder(string root, bool isFinal)
    {
        this.root = root;
        this.isFinal = isFinal;
        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            Directory.CreateDirectory(FolderOf(state));
        }
    }

    /// <summary>The file name of a notice, without extension: what is not a letter, digit, dash, dot or underscore is percent-encoded, what
    /// is too long ends in its hash.</summary>
    public static string NameOf(string notice)
    {
        var name = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(notice))
        {
            var plain = char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' || (octet == (byte)'.' && name.Length > 0);
            _ = plain ? name.Append((char)octet) : name.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return name.Length <= LongestName
            ? name.ToString()
            : $"{name.ToString(0, LongestName)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice)).AsSpan(0, 8))}";
    }

    /// <summary>Every mail in the outbox with its state.</summary>
    public IEnumerable<(string Name, DeliveryState State)> All()
    {
        foreach (var file in Directory.EnumerateFiles(root, "*" + Extension))
        {
            yield return (Path.GetFileNameWithoutExtension(file), DeliveryState.Sent);
        }

        foreach (var state in Enum.GetValues<DeliveryState>())
        {
            var folder = FolderOf(state);
            foreach (var file in folder == root ? [] : Directory.EnumerateFiles(folder, "*" + Extension))
            {
                yield return (Path.GetFileNameWithoutExtension(file), state);
            }
        }
    }

    /// <summary>The mail; null if its file is gone or no mail.</summary>
    public MimeMessage? Read(string name, DeliveryState state)
    {
        try
        {
            return MimeMessage.Load(PathOf(name, state));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes whole or not at all.</summary>
    public void Write(string name, DeliveryState state, MimeMessage message)
    {
        var path = PathOf(name, state);
        var unfinished = path + ".part";
        message.WriteTo(unfinished);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Notes the new state of a mail; says why it could not, or nothing.</summary>
    public string Move(string name, DeliveryState from, DeliveryState to)
    {
        try
        {
            File.Move(PathOf(name, from), PathOf(name, to), overwrite: true);
            return "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private string PathOf(string name, DeliveryState state) => Path.Combine(FolderOf(state), name + Extension);

    private string FolderOf(DeliveryState state) => state switch
    {
        DeliveryState.Sent when isFinal => root,
        DeliveryState.Pending => Path.Combine(root, "pending"),
        DeliveryState.Sent => Path.Combine(root, "sent"),
        DeliveryState.Failed => Path.Combine(root, "failed"),
        _ => Path.Combine(root, "undeliverable"),
    };
}

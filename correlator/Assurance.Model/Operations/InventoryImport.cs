namespace Assurance.Model.Operations;

/// <summary>Names an inventory import in the journal.</summary>
/// <param name="ContentHash">SHA-256 (lower-case hex) of the zip kept as <c>inventory/HASH.zip</c> in the data directory.</param>
/// <param name="Full">Whether what the files lack is removed.</param>
/// <param name="User">Who imported.</param>
/// <param name="Origin">Where it came from: a path or <c>upload</c>.</param>
public sealed record InventoryImport(string ContentHash, bool Full, string User, string Origin);

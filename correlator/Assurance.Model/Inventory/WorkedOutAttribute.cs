namespace Assurance.Model.Inventory;

/// <summary>Follows from the inventory or is only remembered to save work: no snapshot holds it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class WorkedOutAttribute : Attribute;

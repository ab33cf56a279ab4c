using System.Text.Json;

namespace Assurance.Model.Inventory.Import;

/// <summary>One text of an entity, equal for equal contents.</summary>
internal static class EntityText
{
    public static string Of<T>(T entity)
        where T : class => JsonSerializer.Serialize(entity);
}

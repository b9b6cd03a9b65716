using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Pipeline;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>The record that a call is about, or the answer that there is none.</summary>
internal static class Subject
{
    public static Answer With(JsonObject? record, string entity, Func<JsonObject, Answer> then) =>
        record is null ? Errors.NotFound(entity) : then(record);

    /// <summary>Changes the record, keeps it and answers with it.</summary>
    public static Answer Change(
        JsonObject? record,
        string entity,
        IRecords records,
        Action<JsonObject> change
    ) =>
        With(
            record,
            entity,
            found =>
            {
                change(found);
                records.Save(found);
                return found;
            }
        );
}

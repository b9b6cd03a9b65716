namespace Patchbay.Tests.Contract;

/// <summary>What a field that holds an id points at, by its name alone.</summary>
internal static class IdFields
{
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["authorId"] = "user",
        ["creditedToUserId"] = "user",
        ["interviewerUserId"] = "user",
        ["teamMemberId"] = "user",
        ["teamId"] = "department",
        ["parentId"] = "department",
        ["defaultInterviewPlanId"] = "interviewPlan",
        ["stageId"] = "interviewStage",
        ["roleId"] = "hiringTeamRole",
        ["tagId"] = "candidateTag",
        ["fieldId"] = "customField",
        ["formDefinitionId"] = "feedbackFormDefinition",
        ["parentLocationId"] = "location",
        ["parentLocationHierarchyId"] = "location",
    };

    /// <summary>The resource; a field called id alone names a record of its endpoint's own.</summary>
    public static string? Resource(string field, string endpoint)
    {
        if (field == "id")
            return endpoint.StartsWith("referral.", StringComparison.Ordinal)
                ? "referralForm" // the form that is filled in, not the referral to be
                : endpoint.Split('.')[0];
        var one = field.EndsWith("Ids", StringComparison.Ordinal) ? field[..^1] : field;
        return Others.TryGetValue(one, out var resource) ? resource
            : one.EndsWith("Id", StringComparison.Ordinal) ? one[..^2]
            : null;
    }
}

using System.Text.Json.Nodes;
using Patchbay.AshbySandbox.Company;
using Patchbay.AshbySandbox.State;

namespace Patchbay.AshbySandbox.Endpoints;

/// <summary>Generated candidates and applications stand in the order of their creation: createdAfter is a search.</summary>
internal static class CreationOrder
{
    public static Unchanged Candidates(JsonObject request, CompanyGenerator company) =>
        new(
            request.Whole("createdAfter") is { } bound ? company.CandidatesUpTo(bound) : 0,
            company.CandidateCount
        );

    public static Unchanged Applications(JsonObject request, CompanyGenerator company) =>
        new(
            request.Whole("createdAfter") is { } bound ? company.ApplicationsUpTo(bound) : 0,
            company.ApplicationCount
        );
}

using System.Text.Json.Serialization;

namespace Patchbay.Client.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true
)]
[JsonSerializable(typeof(RunMessage))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(ActionsPage))]
[JsonSerializable(typeof(LinkMessage))]
[JsonSerializable(typeof(HubConnectors))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ConnectSessionRequest))]
[JsonSerializable(typeof(ConnectSession))]
[JsonSerializable(typeof(AccountLink))]
[JsonSerializable(typeof(GuideScopes))]
[JsonSerializable(typeof(KeyRotation))]
[JsonSerializable(typeof(OpenLink))]
[JsonSerializable(typeof(OpenLinksPage))]
[JsonSerializable(typeof(NameQuestion))]
[JsonSerializable(typeof(NameResolution))]
[JsonSerializable(typeof(LinkedAccount))]
[JsonSerializable(typeof(IReadOnlyList<LinkedAccount>))]
internal sealed partial class HubJson : JsonSerializerContext;

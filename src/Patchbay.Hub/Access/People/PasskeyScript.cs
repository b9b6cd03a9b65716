namespace Patchbay.Hub.Access.People;

internal static class PasskeyScript
{
    /// <summary>Sends JSON, and tells what went wrong where a screen reader hears it.</summary>
    public const string Shared = """
        const problem = document.getElementById('problem');
        async function send(path, body) {
          const response = await fetch(path, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body ?? {}),
          });
          const text = await response.text();
          const answer = text ? JSON.parse(text) : null;
          if (!response.ok) throw new Error(answer?.message ?? response.statusText);
          return answer;
        }
        async function run(step) {
          problem.textContent = '';
          try { await step(); }
          catch (fault) { problem.textContent = fault.message; }
        }

        """;
}

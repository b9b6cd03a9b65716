-- One run of wrk: the same call over and over, and at its end one line that `run` reads.
wrk.method = "POST"
wrk.path = os.getenv("CALL_PATH")
wrk.body = os.getenv("CALL_BODY")
wrk.headers["Content-Type"] = "application/json"
if os.getenv("CALL_ACCOUNT") ~= "" then
  wrk.headers["Authorization"] = os.getenv("CALL_AUTHORIZATION")
  wrk.headers["x-account-id"] = os.getenv("CALL_ACCOUNT")
end
if os.getenv("CALL_ACCEPT") ~= "" then
  wrk.headers["Accept"] = os.getenv("CALL_ACCEPT")
  wrk.headers["MCP-Protocol-Version"] = os.getenv("CALL_PROTOCOL")
end

-- Reading every body costs the load a multiple of what it costs to count its bytes, which `run` does instead: each
-- answer is as long as the one whose body it compared.
function done(summary, latency)
  local faults = summary.errors
  print(string.format(
    "RESULT %d %d %d %d %d %d",
    summary.requests,
    summary.duration,
    summary.bytes,
    faults.connect + faults.read + faults.write + faults.status + faults.timeout,
    latency:percentile(50),
    latency:percentile(99)
  ))
end

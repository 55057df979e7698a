-- Asks as a plan says, with as many connections as wrk is told: LICTOR_PLAN names a file with method, path, body, token, the
-- number of the first subject, whether each is good for one call only, and the file of subjects; a line each. A subject is
-- a licence's id and its key; {id}, {key} and {n} in path and body are filled in. One thread only: it counts.

local plan = {}
for line in io.lines(os.getenv("LICTOR_PLAN")) do plan[#plan + 1] = line end
local method, path, body, token, first, once = plan[1], plan[2], plan[3], plan[4], tonumber(plan[5]), plan[6] == "once"

local subjects = {}
if plan[7] ~= "" then
  for line in io.lines(plan[7]) do
    local id, key = line:match("(%S+) (%S+)")
    subjects[#subjects + 1] = { id = id, key = key }
  end
end

local headers = {}
if body ~= "" then headers["Content-Type"] = "application/json" end
if token ~= "" then headers["Authorization"] = "Bearer " .. token end

asked, exhausted = 0, 0 -- global: done() reads them
local threads = {}

function setup(thread) threads[#threads + 1] = thread end

function request()
  local n = first + asked
  asked = asked + 1
  local values = { n = n }
  if #subjects > 0 then
    if once and n >= #subjects then
      exhausted = 1
      wrk.thread:stop()
    end
    local subject = subjects[n % #subjects + 1]
    values.id, values.key = subject.id, subject.key
  end
  local sent = body ~= "" and body:gsub("{(%w+)}", values) or nil
  return wrk.format(method, (path:gsub("{(%w+)}", values)), headers, sent)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"asked":%d,"answered":%d,"micros":%d,"p50":%d,"p99":%d,"p999":%d,"failures":%d}\n',
    threads[1]:get("asked"), summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
    -- to have run out of subjects is a failure, too: wrk's time goes on, and the rate would be too low
    errors.connect + errors.read + errors.write + errors.status + errors.timeout + threads[1]:get("exhausted")))
end

# Makes the table of the figures of all rounds.
# starts: variant from to hundredths; figures: variant connections round requests microseconds p50 p99 hundredths kB

function median(values, n,    i, j, swap) {
  for (i = 2; i <= n; i++)
    for (j = i; j > 1 && values[j - 1] > values[j]; j--) {
      swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap
    }
  return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
}

# The median over the rounds, divided by the same round's figure of another variant where one is named.
function over_rounds(figure, variant, connections, by,    round, n, values) {
  n = 0
  for (round = 0; (variant, connections, round) in rate; round++)
    if (figure == "rate")
      values[++n] = rate[variant, connections, round] / (by == "" ? 1 : rate[by, connections, round])
    else if (figure == "above")
      values[++n] = p50[variant, connections, round] - p50[by, connections, round]
    else
      values[++n] = figure == "p50" ? p50[variant, connections, round] : p99[variant, connections, round]
  return median(values, n)
}

function start_of(variant,    i, n, values) {
  n = started[variant]
  if (n == 0)
    return ""
  for (i = 1; i <= n; i++)
    values[i] = took[variant, i]
  return sprintf("%.2f, %.2f", median(values, n), worked[variant] / n / 100)
}

NF == 4 { took[$1, ++started[$1]] = $3 - $2; worked[$1] += $4; next }

{
  if (!($2 in seen)) { seen[$2] = 1; levels[++level_count] = $2 }
  rate[$1, $2, $3] = $4 * 1e6 / $5
  p50[$1, $2, $3] = $6 / 1000
  p99[$1, $2, $3] = $7 / 1000
  requests[$1, $2] += $4
  cpu[$1, $2] += $8
  peak[$1, $2] = $9
}

END {
  print "| connections | variant | requests/s | of direct | of YARP | of hub | p50 ms | above direct | p99 ms | CPU µs a request | memory MB | first answer s, CPU s |"
  print "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
  variant_count = split(order, variants, " ")
  for (l = 1; l <= level_count; l++)
    for (v = 1; v <= variant_count; v++) {
      name = variants[v]; at = levels[l]
      printf "| %d | %s | %.0f | %.2f | %.2f | %.2f | %.3f | %.3f | %.2f | %.1f | %.0f | %s |\n", at, name,
        over_rounds("rate", name, at, ""), over_rounds("rate", name, at, "direct"), over_rounds("rate", name, at, "yarp"),
        over_rounds("rate", name, at, "hub"),
        over_rounds("p50", name, at), over_rounds("above", name, at, "direct"), over_rounds("p99", name, at),
        cpu[name, at] * 1e4 / requests[name, at], peak[name, at] / 1000, l == 1 ? start_of(name) : ""
    }
}

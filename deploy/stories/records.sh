# shellcheck shell=bash
# What is on record: history, the past, lists, the customer's view, the dashboard, the feed, and refusals of bad requests.

chapter 'On record' 'Every fact is an event; nothing is ever overwritten.'

step 'The history of one licence: every event in its order, who caused it, by which command, and what it changed.'
call GET "/v1/licenses/$license/history"
expect 200
expect_is items.0.type LicenseIssued
expect_is items.0.sequence 1
expect_some items.0.actor
expect_has items.*.type KeyReissued
expect_has items.*.type LicenseTransferred
count=$(member 'items.*.sequence' | wc -w | tr -d ' ')
expect_same 'sequence numbers are dense' "$(seq -s ' ' 1 "$count")" "$(member 'items.*.sequence')"
expect_has 'items.0.changes.*.path' /customer
expect_none items.0.statusBefore
expect_some items.0.statusAfter
issued_at=$(member items.0.at)
sequences_seen=$count

step 'Why was there no seat? What was refused is on record, too, apart from the licence.'
call GET "/v1/refusals?license=$license&code=ACTIVATION_LIMIT_REACHED"
expect 200
expect_has 'items.*.command' ActivateLicense
expect_has 'items.*.facts.fingerprint' ward-c

step 'The licence as it stood when it was sold: other owner, other limit, no machine.'
call GET "/v1/licenses/$license?at=$issued_at"
expect 200
expect_is customer "$hospital"
expect_is activations.limit 2
expect_is activations.used 0

step 'And as it stands. Its ETag is the number of its events.'
call GET "/v1/licenses/$license"
expect 200
expect_header ETag "\"$sequences_seen\""
expect_is etag "$sequences_seen"

step 'Who knows only an older version of it is not allowed to change it.'
call POST "/v1/licenses/$license/change-activation-limit" '{"activationLimit": 9}' --header 'If-Match: "1"'
expect 412

step 'A typing error in a request is refused, never silently dropped.'
call POST "/v1/licenses/$license/change-activation-limit" '{"activationLimt": 9}'
expect 400
expect_header Content-Type 'application/problem+json*'
expect_text activationLimt

step 'A licence that does not exist is not there.'
call GET /v1/licenses/00000000-0000-7000-8000-000000000000
expect_refused 404 LICENSE_NOT_FOUND

step "The customer's view: licences, seats, machines."
call GET "/v1/customers/$studio"
expect 200
expect_some seats

step 'All licences of the product, three at a time: none is skipped, none comes twice.'
total=0 cursor='' seen=' ' pages=0 twice=0
while :; do
  ask GET "/v1/licenses?product=$rendering&limit=3${cursor:+&cursor=$cursor}"
  [[ $STATUS == 200 && $pages -lt 20 ]] || break
  for id in $(member items.*.licenseId); do
    [[ $seen != *" $id "* ]] || twice=$((twice + 1))
    seen+="$id " total=$((total + 1))
  done
  pages=$((pages + 1)) cursor=$(member next)
  [[ -n $cursor ]] || break
done
$BRIEF || show_call GET "/v1/licenses?product=$rendering&limit=3${cursor:+&cursor=$cursor}"
expect 200
expect_same "licences on $pages pages" 8 "$total"
expect_same 'licences that came twice' 0 "$twice"

step 'Those of one status, exact at the instant of the call.'
call GET "/v1/licenses?product=$rendering&status=EXPIRED"
expect 200
expect_is items.# 1
expect_is items.0.licenseId "$expired"
call GET "/v1/licenses?product=$rendering&status=CANCELED&partner=partner-7"
expect 200
expect_is items.*.licenseId "$partner"

step 'The product with its versions and how many licences it has.'
call GET "/v1/products/$product"
expect 200
expect_has versions.*.version 2.0

step 'The dashboard.'
call GET /v1/dashboard
expect 200
expect_some licenses.byStatus.ACTIVE
expect_some licenses.byProduct.$product
expect_some activations.used

step 'The change feed, from any position on: what a subscriber reads.'
call GET "/v1/events?after=$((POSITION > 5 ? POSITION - 5 : 0))&limit=3"
expect 200
expect_some 0.type
expect_some 2.position

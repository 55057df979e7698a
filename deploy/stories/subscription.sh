# shellcheck shell=bash
# A subscription licence account (architectural rendering): terms, grace, partners, upgrades.

rendering=lumirender-$RUN
studio=studio-arch-$RUN
office=office-plan-$RUN

# Issues a subscription whose first term began so many seconds ago and lasts 365 days.
subscribe_since() {
  call POST /v1/licenses "{\"product\": \"$rendering\", \"customer\": \"$studio\", \"kind\": \"SUBSCRIPTION\", \"startsAt\": \"$(instant $((NOW - $1)))\", \"period\": \"P365D\", \"activationLimit\": 2}"
  expect 201
}

chapter 'A subscription account' \
  'Software for architectural rendering: terms, grace of fourteen days, partners, upgrades from perpetual licences.'

step 'The product and two editions of it.'
call PUT "/v1/products/$rendering" '{"name": "LumiRender", "gracePeriod": "P14D", "renewalWindow": "P14D", "upgradePeriod": "P1Y", "defaultActivationLimit": 1}'
expect 201
call PUT "/v1/products/$rendering/versions/2025" "{\"releasedAt\": \"$(days_ago 500)\"}"
expect 201
call PUT "/v1/products/$rendering/versions/2026" "{\"releasedAt\": \"$(days_ago 100)\"}"
expect 201

step 'A studio subscribes for a year, directly. autoRenew says that the customer wants to go on; the renewal itself comes from whoever takes the money, by renew. The service never renews by itself.'
call POST /v1/licenses "{\"product\": \"$rendering\", \"customer\": \"$studio\", \"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\", \"activationLimit\": 2}"
expect 201
expect_is status ACTIVE
subscription=$(member licenseId) subscription_key=$(member key)
call GET "/v1/licenses/$subscription"
expect 200
expect_is autoRenew true
expect_is term.period P1Y
call POST /v1/client/activate "{\"key\": \"$subscription_key\", \"fingerprint\": \"desk-1\", \"label\": \"Desk 1\"}"
expect 201

step 'Auto-renew is cancelled: the status says so, the software works on and knows.'
call POST "/v1/licenses/$subscription/cancel-auto-renew"
expect 200
expect_is status CANCELED
call POST /v1/client/validate "{\"key\": \"$subscription_key\", \"fingerprint\": \"desk-1\"}"
expect_validation VALID
expect_has warnings.*.code AUTO_RENEW_OFF

step 'Cancelling again is no error and no event.'
call POST "/v1/licenses/$subscription/cancel-auto-renew"
expect 200
expect_is events.# 0

step 'The customer thinks better of it.'
call POST "/v1/licenses/$subscription/resume-auto-renew"
expect 200
expect_is status ACTIVE

step 'Bought through a partner, auto-renew is Canceled by default.'
call POST /v1/licenses "{\"product\": \"$rendering\", \"customer\": \"$studio\", \"kind\": \"SUBSCRIPTION\", \"period\": \"P1Y\", \"channel\": \"PARTNER\", \"partnerId\": \"partner-7\"}"
expect 201
expect_is status CANCELED
partner=$(member licenseId)

step 'Resuming it is refused: the partner arranges the renewal.'
call POST "/v1/licenses/$partner/resume-auto-renew"
expect_refused 409 PARTNER_MANAGED

step 'What has no term has no auto-renew.'
call POST "/v1/licenses/$old/cancel-auto-renew"
expect_refused 409 NOT_A_SUBSCRIPTION

chapter 'Renewal, grace, the end'

step 'A year before its end a subscription cannot be renewed yet; the answer says from when.'
call POST "/v1/licenses/$subscription/renew" '{"period": "P1Y"}'
expect_refused 409 RENEWAL_NOT_OPEN
expect_some opensAt

step 'Ten days before the end of its term the renewal window is open, and the software warns.'
subscribe_since $((355 * DAY - DAY / 2))
ending=$(member licenseId) ending_key=$(member key)
call POST "/v1/licenses/$ending/activations" '{"fingerprint": "desk-2", "label": "Desk 2"}'
expect 201
call POST /v1/client/validate "{\"key\": \"$ending_key\", \"fingerprint\": \"desk-2\"}"
expect_validation VALID
expect_has warnings.*.code TERM_ENDS_SOON
term_end=$(member license.term.endsAt)

step 'It is renewed: the new term starts where the old one ends.'
call POST "/v1/licenses/$ending/renew" '{"period": "P1Y"}'
expect 200
expect_is events.0.type LicenseRenewed
call GET "/v1/licenses/$ending"
expect_is status ACTIVE
expect_is term.startsAt "$term_end"

step 'A second click renews no second time: never more than one term ahead.'
call POST "/v1/licenses/$ending/renew" '{"period": "P1Y"}'
expect_refused 409 RENEWAL_NOT_OPEN

step 'The shop took money: the window does not bind, and the same payment never renews twice.'
call POST "/v1/licenses/$ending/renew" '{"period": "P1Y", "billing": {"source": "shop", "reference": "INV-1"}}'
expect 200
expect_is events.0.type LicenseRenewed
call POST "/v1/licenses/$ending/renew" '{"period": "P1Y", "billing": {"source": "shop", "reference": "INV-1"}}'
expect 200
expect_is events.# 0

step 'A licence sold by mistake is withdrawn while nobody has used it: it is in no list any more, its history stays.'
call POST /v1/licenses "{\"product\": \"$rendering\", \"customer\": \"$studio\", \"kind\": \"SUBSCRIPTION\"}"
expect 201
mistake=$(member licenseId)
call POST "/v1/licenses/$mistake/withdraw" '{"reason": "typed twice"}'
expect 200
expect_is events.0.type LicenseWithdrawn
call GET "/v1/licenses/$mistake"
expect_refused 404 LICENSE_NOT_FOUND
call GET "/v1/licenses/$mistake/history"
expect 200

step 'A term ended four and a half days ago: grace, with ten days left.'
subscribe_since $((369 * DAY + DAY / 2))
expect_is status GRACE
late=$(member licenseId) late_key=$(member key)
call GET "/v1/licenses/$late"
expect_is status GRACE
expect_is graceDaysLeft 10
term_end=$(member term.endsAt)

step 'In grace the software takes a machine, works, and says how many days are left.'
call POST /v1/client/activate "{\"key\": \"$late_key\", \"fingerprint\": \"desk-3\", \"label\": \"Desk 3\"}"
expect 201
call POST /v1/client/validate "{\"key\": \"$late_key\", \"fingerprint\": \"desk-3\"}"
expect_validation VALID
expect_has warnings.*.code GRACE
expect_is license.graceDaysLeft 10

step 'Renewed in grace, the new term still starts where the old one ended.'
call POST "/v1/licenses/$late/renew" '{"period": "P1Y"}'
expect 200
expect_is status ACTIVE
call GET "/v1/licenses/$late"
expect_is term.startsAt "$term_end"

step 'Twenty days after its term a subscription is Expired: it can neither run nor be activated nor renewed.'
subscribe_since $((385 * DAY))
expect_is status EXPIRED
expired=$(member licenseId) expired_key=$(member key)
call POST /v1/client/validate "{\"key\": \"$expired_key\", \"fingerprint\": \"desk-4\"}"
expect_validation LICENSE_EXPIRED
expect_has reasons.*.code MACHINE_NOT_ACTIVATED
call POST "/v1/licenses/$expired/activations" '{"fingerprint": "desk-4"}'
expect_refused 409 LICENSE_EXPIRED
call POST "/v1/licenses/$expired/renew" '{"period": "P1Y"}'
expect_refused 409 LICENSE_EXPIRED

step 'A subscription that begins next week is Pending until then.'
subscribe_since $((-7 * DAY))
expect_is status PENDING
pending=$(member licenseId)
call POST "/v1/licenses/$pending/activations" '{"fingerprint": "desk-5"}'
expect_refused 409 LICENSE_PENDING

step "Support's gesture: the running term ends two months later."
call GET "/v1/licenses/$subscription"
term_end=$(member term.endsAt)
later=$(in_days 430)
call POST "/v1/licenses/$subscription/extend-term" "{\"until\": \"$later\", \"reason\": \"Outage in March\"}"
expect 200
expect_is events.0.type TermExtended
call GET "/v1/licenses/$subscription"
expect_text "${later%Z}"

chapter 'From perpetual to subscription'

step 'An office owns a perpetual licence of three seats, two of them in use.'
call POST /v1/licenses "{\"product\": \"$rendering\", \"customer\": \"$office\", \"kind\": \"PERPETUAL\", \"activationLimit\": 3}"
expect 201
perpetual=$(member licenseId) perpetual_key=$(member key)
call POST "/v1/licenses/$perpetual/activations" '{"fingerprint": "board-1", "label": "Board 1"}'
expect 201
call POST "/v1/licenses/$perpetual/activations" '{"fingerprint": "board-2", "label": "Board 2"}'
expect 201
call GET "/v1/customers/$office"
expect 200
expect_is seats 3

step 'It is upgraded to a subscription: two streams, one append. The answer has both licences and the new key.'
call POST "/v1/licenses/$perpetual/upgrade" '{"kind": "SUBSCRIPTION", "period": "P1Y"}'
expect 201
successor_key=$(member_of_any key successor.key)
expect_same 'a key for the successor' 29 "${#successor_key}"

step 'The old licence is Upgraded and names its successor, which took over seats and machines.'
call GET "/v1/licenses/$perpetual"
expect_is status UPGRADED
expect_some successorId
successor=$(member successorId)
call GET "/v1/licenses/$successor"
expect_is predecessorId "$perpetual"
expect_is kind SUBSCRIPTION
expect_is activations.limit 3
expect_is activations.used 2

step 'An Upgraded key does not count as additional seats: the customer still has three.'
call GET "/v1/customers/$office"
expect_is seats 3

step 'What would change nothing for the customer is refused, and names the successor.'
call POST "/v1/licenses/$perpetual/add-modules" '{"modules": [{"code": "clouds"}]}'
expect_refused 409 LICENSE_UPGRADED
expect_text "$successor"

step 'When the subscription ends the perpetual licence counts again: that can be foreseen.'
call GET "/v1/licenses/$perpetual"
expect_some statusUntil
call GET "/v1/licenses/$perpetual?at=$(in_days 400)"
expect_is status ACTIVE

step 'The old key works on its machines, points to the successor, and takes no new machine.'
call POST /v1/client/validate "{\"key\": \"$perpetual_key\", \"fingerprint\": \"board-1\"}"
expect_validation VALID
expect_has warnings.*.code UPGRADED_TO
call POST /v1/client/activate "{\"key\": \"$perpetual_key\", \"fingerprint\": \"board-3\"}"
expect_refused 409 LICENSE_UPGRADED
expect_text "$successor"

step 'The new key takes the new machine.'
call POST /v1/client/activate "{\"key\": \"$successor_key\", \"fingerprint\": \"board-3\", \"label\": \"Board 3\"}"
expect 201
expect_is license.activations.used 3

step 'The successor ends for good: it is revoked.'
call POST "/v1/licenses/$successor/disable" '{"cause": "REVOKED", "reason": "Charged back"}'
expect 200
expect_is status DISABLED
call POST "/v1/licenses/$successor/enable"
expect_refused 409 ALREADY_REVOKED

step 'Its right is back where it came from, at once: the perpetual licence counts again. For those who listen an event says so.'
until_is 15 status ACTIVE "/v1/licenses/$perpetual"
expect 200
expect_is status ACTIVE
expect_none successorId
call GET "/v1/licenses/$perpetual/history"
expect_has items.*.type UpgradeReverted
call GET "/v1/customers/$office"
expect_is seats 3

step 'An upgrade goes to a subscription or to a newer version; anything else is none.'
call POST "/v1/licenses/$perpetual/upgrade" '{"kind": "PERPETUAL"}'
expect_refused 409 NOT_AN_UPGRADE

step 'An upgrade may also lead to a newer version, with more seats.'
call POST "/v1/licenses/$tied/upgrade" '{"kind": "PERPETUAL", "version": "2.0", "activationLimit": 4}'
expect 201
newer_key=$(member_of_any key successor.key)
call POST /v1/client/validate "{\"key\": \"$newer_key\", \"fingerprint\": \"lab-1\", \"version\": \"2.0\"}"
expect_validation VALID
expect_is license.activations.limit 4

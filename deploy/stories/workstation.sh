# shellcheck shell=bash
# A workstation licence server (medical imaging): keys, machines, modules, upgrade periods.

product=radview-$RUN
clinic=clinic-nord-$RUN
hospital=hospital-west-$RUN

chapter 'A workstation licence server' \
  'Software for medical imaging: a key, a number of machines, modules, and a year of new releases.'

step 'The vendor defines the product: a year of upgrades, two machines unless said otherwise.'
call PUT "/v1/products/$product" '{"name": "RadView", "gracePeriod": "P14D", "renewalWindow": "P14D", "upgradePeriod": "P1Y", "defaultActivationLimit": 2}'
expect 201
expect_has events.*.type ProductDefined

step 'Three versions came out: three years, fourteen months and ten days ago.'
call PUT "/v1/products/$product/versions/1.0" "{\"releasedAt\": \"$(days_ago 1095)\"}"
expect 201
call PUT "/v1/products/$product/versions/1.5" "{\"releasedAt\": \"$(days_ago 425)\"}"
expect 201
call PUT "/v1/products/$product/versions/2.0" "{\"releasedAt\": \"$(days_ago 10)\"}"
expect 201
expect_has events.*.type ProductVersionReleased

step 'Saying the same again changes nothing, and is no error.'
call PUT "/v1/products/$product/versions/2.0" "{\"releasedAt\": \"$(days_ago 10)\"}"
expect 200
expect_is events.# 0

chapter 'A trial'

step 'A clinic gets a trial for thirty days, with the module "seg". The key is shown to who issued it.'
call POST /v1/licenses "{\"product\": \"$product\", \"customer\": \"$clinic\", \"kind\": \"TRIAL\", \"period\": \"P30D\", \"modules\": [{\"code\": \"seg\"}]}"
expect 201
expect_is status ACTIVE
expect_header Location "*/v1/licenses/*"
expect_some key
trial=$(member licenseId) trial_key=$(member key)

step 'The software asks whether it may run: not yet, this machine is not activated, and a seat is free.'
call POST /v1/client/validate "{\"key\": \"$trial_key\", \"fingerprint\": \"reading-room-1\"}"
expect_validation MACHINE_NOT_ACTIVATED
expect_is valid false
expect_is reasons.0.seatFree true

step 'The customer activates it.'
call POST /v1/client/activate "{\"key\": \"$trial_key\", \"fingerprint\": \"reading-room-1\", \"label\": \"Reading room 1\", \"version\": \"2.0\"}"
expect 201
expect_is code VALID

step 'Activating it again is the same activation: no event, no second seat.'
call POST /v1/client/activate "{\"key\": \"$trial_key\", \"fingerprint\": \"reading-room-1\", \"label\": \"Reading room 1\", \"version\": \"2.0\"}"
expect 200
expect_is license.activations.used 1

step 'Now it may run. The key is read as people type it: lower case, without dashes.'
typed=${trial_key,,}
call POST /v1/client/validate "{\"key\": \"${typed//-/}\", \"fingerprint\": \"reading-room-1\", \"product\": \"$product\", \"version\": \"2.0\"}"
expect_validation VALID
expect_is valid true

step 'A typing error is called one, without any look-up: the check symbol catches each wrong symbol.'
[[ ${trial_key:0:1} == 7 ]] && wrong=8${trial_key:1} || wrong=7${trial_key:1}
call POST /v1/client/validate "{\"key\": \"$wrong\", \"fingerprint\": \"reading-room-1\"}"
expect_validation KEY_MALFORMED

step 'A key without typing errors that was never issued is unknown.'
call POST /v1/client/validate '{"key": "00000-00000-00000-00000-00000", "fingerprint": "reading-room-1"}'
expect_validation LICENSE_NOT_FOUND

step 'The key of another product is called so.'
call POST /v1/client/validate "{\"key\": \"$trial_key\", \"fingerprint\": \"reading-room-1\", \"product\": \"orthoplan\"}"
expect_validation PRODUCT_MISMATCH

step 'Validation can look into the future: in forty days the trial will be over.'
call POST /v1/client/validate "{\"key\": \"$trial_key\", \"fingerprint\": \"reading-room-1\", \"at\": \"$(in_days 40)\"}"
expect_validation LICENSE_EXPIRED

step 'The clinic buys: the trial becomes perpetual, with the same key and the same machine.'
call POST "/v1/licenses/$trial/convert" '{"kind": "PERPETUAL"}'
expect 200
expect_is events.0.type TrialConverted
call POST /v1/client/validate "{\"key\": \"$trial_key\", \"fingerprint\": \"reading-room-1\", \"at\": \"$(in_days 40)\"}"
expect_validation VALID
expect_is license.kind PERPETUAL

chapter 'Machines'

step 'A hospital buys a perpetual licence for two machines.'
call POST /v1/licenses "{\"product\": \"$product\", \"customer\": \"$hospital\", \"kind\": \"PERPETUAL\", \"activationLimit\": 2, \"modules\": [{\"code\": \"seg\"}]}"
expect 201
license=$(member licenseId) key=$(member key)

step 'Two machines are activated: one by the customer with the key, one by the vendor.'
call POST /v1/client/activate "{\"key\": \"$key\", \"fingerprint\": \"ward-a\", \"label\": \"Ward A\"}"
expect 201
call POST "/v1/licenses/$license/activations" '{"fingerprint": "ward-b", "label": "Ward B", "version": "2.0"}'
expect 201
expect_is events.0.type LicenseActivated

step 'The third is refused, and the answer shows which machines are in use.'
call POST /v1/client/activate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\", \"label\": \"Ward C\"}"
expect_refused 409 ACTIVATION_LIMIT_REACHED
expect_is limit 2
expect_text 'Ward A'
expect_text 'Ward B'
expect_text activatedAt

step 'The customer frees a machine with nothing but the key.'
call POST /v1/client/deactivate "{\"key\": \"$key\", \"fingerprint\": \"ward-a\"}"
expect 200

step 'The seat is free at once.'
call POST /v1/client/activate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\", \"label\": \"Ward C\"}"
expect 201
expect_is license.activations.used 2

step 'The machine that was freed no longer runs, and is told that no seat is free.'
call POST /v1/client/validate "{\"key\": \"$key\", \"fingerprint\": \"ward-a\"}"
expect_validation MACHINE_NOT_ACTIVATED
expect_is reasons.0.seatFree false
expect_is reasons.0.event.type MachineDeactivated

step 'Lowering the limit below the machines in use keeps them; new ones are refused until it fits again.'
call POST "/v1/licenses/$license/change-activation-limit" '{"activationLimit": 1}'
expect 200
call POST /v1/client/validate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\"}"
expect_validation VALID
expect_is license.activations.used 2
call POST "/v1/licenses/$license/activations" '{"fingerprint": "ward-d"}'
expect_refused 409 ACTIVATION_LIMIT_REACHED
call POST "/v1/licenses/$license/change-activation-limit" '{"activationLimit": 3}'
expect 200

step 'The vendor frees a machine, too; a machine that is not there is named as such.'
call DELETE "/v1/licenses/$license/activations/ward-b"
expect 200
expect_is events.0.type MachineDeactivated
call DELETE "/v1/licenses/$license/activations/no-such-machine"
expect_refused 404 ACTIVATION_NOT_FOUND
call GET "/v1/licenses/$license/activations"
expect 200
expect_has items.*.fingerprint ward-c

chapter 'Modules'

running="{\"key\": \"$key\", \"fingerprint\": \"ward-c\", \"modules\": [\"seg\", \"fusion\"]}"
step 'The running software wants the module "fusion", which was not bought.'
call POST /v1/client/validate "$running"
expect_validation MODULE_NOT_LICENSED
expect_is reasons.0.modules.0 fusion

step 'It is bought.'
call POST "/v1/licenses/$license/add-modules" '{"modules": [{"code": "fusion"}]}'
expect 200
expect_is events.0.type ModulesAdded

step 'The same running software asks again: it works, without any restart.'
call POST /v1/client/validate "$running"
expect_validation VALID
expect_has license.modules.* fusion
call GET "/v1/licenses/$license/modules"
expect 200
expect_has items.*.code fusion

step 'A module given back is gone as fast; another may be rented until a date.'
call POST "/v1/licenses/$license/remove-modules" '{"modules": ["fusion"]}'
expect 200
call POST /v1/client/validate "$running"
expect_validation MODULE_NOT_LICENSED
call POST "/v1/licenses/$license/add-modules" "{\"modules\": [{\"code\": \"fusion\", \"until\": \"$(in_days 20)\"}]}"
expect 200
call POST /v1/client/validate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\", \"modules\": [\"fusion\"], \"at\": \"$(in_days 30)\"}"
expect_validation MODULE_NOT_LICENSED

chapter 'New releases'

step 'A licence sold twenty months ago with a year of upgrades: no version newer than eight months is covered.'
call POST /v1/licenses "{\"product\": \"$product\", \"customer\": \"$clinic\", \"kind\": \"PERPETUAL\", \"startsAt\": \"$(days_ago 600)\"}"
expect 201
old=$(member licenseId) old_key=$(member key)
call POST "/v1/licenses/$old/activations" '{"fingerprint": "archive-1", "label": "Archive", "version": "1.5"}'
expect 201

step 'The newer installer is refused: the answer says why, names the newest version that is covered, and the event behind it.'
call POST /v1/client/validate "{\"key\": \"$old_key\", \"fingerprint\": \"archive-1\", \"product\": \"$product\", \"version\": \"2.0\"}"
expect_validation UPGRADE_PERIOD_ENDED
expect_is reasons.0.newestCoveredVersion 1.5
expect_is reasons.0.event.type LicenseIssued
expect_some reasons.0.remedy

step 'The older version keeps working, for ever.'
call POST /v1/client/validate "{\"key\": \"$old_key\", \"fingerprint\": \"archive-1\", \"product\": \"$product\", \"version\": \"1.5\"}"
expect_validation VALID

step 'With the upgrade period extended, the new version runs.'
call POST "/v1/licenses/$old/extend-upgrade-period" "{\"until\": \"$(in_days 365)\"}"
expect 200
call POST /v1/client/validate "{\"key\": \"$old_key\", \"fingerprint\": \"archive-1\", \"product\": \"$product\", \"version\": \"2.0\"}"
expect_validation VALID

step 'A licence may be tied to one version: newer ones are not covered, older ones are.'
call POST /v1/licenses "{\"product\": \"$product\", \"customer\": \"$clinic\", \"kind\": \"PERPETUAL\", \"version\": \"1.5\"}"
expect 201
tied=$(member licenseId) tied_key=$(member key)
call POST "/v1/licenses/$tied/activations" '{"fingerprint": "lab-1", "label": "Laboratory"}'
expect 201
call POST /v1/client/validate "{\"key\": \"$tied_key\", \"fingerprint\": \"lab-1\", \"version\": \"2.0\"}"
expect_validation VERSION_NOT_COVERED
call POST /v1/client/validate "{\"key\": \"$tied_key\", \"fingerprint\": \"lab-1\", \"version\": \"1.0\"}"
expect_validation VALID

step 'The vendor disables a faulty version: nothing tied to it works, and others are told when they ask with it.'
call POST "/v1/products/$product/versions/1.5/disable"
expect 200
expect_is events.0.type ProductVersionDisabled
call GET "/v1/licenses/$tied"
expect 200
expect_is status DISABLED
expect_is statusCause VERSION_DISABLED
call POST /v1/client/validate "{\"key\": \"$tied_key\", \"fingerprint\": \"lab-1\", \"version\": \"1.5\"}"
expect_validation LICENSE_DISABLED
expect_has reasons.*.code VERSION_DISABLED
call POST /v1/client/validate "{\"key\": \"$old_key\", \"fingerprint\": \"archive-1\", \"version\": \"1.5\"}"
expect_validation VERSION_DISABLED

step 'It is enabled again.'
call POST "/v1/products/$product/versions/1.5/enable"
expect 200
call POST /v1/client/validate "{\"key\": \"$tied_key\", \"fingerprint\": \"lab-1\", \"version\": \"1.5\"}"
expect_validation VALID

chapter 'Keys, owners, suspension'

step 'A key leaked: a new one is made.'
call POST "/v1/licenses/$license/reissue-key"
expect 200
expect_some key
leaked=$key key=$(member key)

step 'The old key says that it was replaced; with the new one the machines work on.'
call POST /v1/client/validate "{\"key\": \"$leaked\", \"fingerprint\": \"ward-c\"}"
expect_validation KEY_REPLACED
call POST /v1/client/validate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\"}"
expect_validation VALID

step 'The key can be shown again: it is derived, never stored.'
call GET "/v1/licenses/$license/key"
expect 200
expect_is key "$key"

step 'A licence is found by its key, which never stands in a URL.'
call POST /v1/licenses/lookup "{\"key\": \"$key\"}"
expect 200
expect_is licenseId "$license"

step 'The licence goes to another owner, machines included.'
call POST "/v1/licenses/$license/transfer" "{\"customer\": \"$clinic\", \"keepMachines\": true}"
expect 200
call GET "/v1/licenses/$license"
expect_is customer "$clinic"
expect_is activations.used 1

step 'A suspended licence stops working, with cause and reason, and takes no machine.'
call POST "/v1/licenses/$license/disable" '{"cause": "SUSPENDED", "reason": "Invoice 4711 unpaid"}'
expect 200
expect_is status DISABLED
call POST /v1/client/validate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\"}"
expect_validation LICENSE_DISABLED
expect_is reasons.0.event.type LicenseDisabled
call POST "/v1/licenses/$license/activations" '{"fingerprint": "ward-e"}'
expect_refused 409 LICENSE_DISABLED

step 'The invoice is paid.'
call POST "/v1/licenses/$license/enable"
expect 200
expect_is status ACTIVE
call POST /v1/client/validate "{\"key\": \"$key\", \"fingerprint\": \"ward-c\"}"
expect_validation VALID

step 'A licence comes in from the old server, with its own key, its dates and its machines.'
imported_key=OLD-SERVER/$RUN/4711
call POST /v1/licenses/import "{\"product\": \"$product\", \"customer\": \"$hospital\", \"kind\": \"PERPETUAL\", \"key\": \"$imported_key\", \"issuedAt\": \"$(days_ago 2000)\", \"upgradesUntil\": \"$(days_ago 300)\", \"activationLimit\": 3, \"modules\": [{\"code\": \"seg\"}], \"activations\": [{\"fingerprint\": \"ct-1\", \"label\": \"CT 1\", \"activatedAt\": \"$(days_ago 1990)\", \"version\": \"1.0\"}]}"
expect 201
call POST /v1/client/validate "{\"key\": \"$imported_key\", \"fingerprint\": \"ct-1\", \"version\": \"1.5\", \"modules\": [\"seg\"]}"
expect_validation VALID

step 'The same key cannot come in twice.'
call POST /v1/licenses/import "{\"product\": \"$product\", \"customer\": \"$clinic\", \"kind\": \"PERPETUAL\", \"key\": \"$imported_key\", \"issuedAt\": \"$(days_ago 2000)\"}"
expect_refused 409 KEY_ALREADY_USED

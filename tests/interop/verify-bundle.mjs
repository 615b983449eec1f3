// verify-bundle.mjs BUNDLE PUBLIC-KEY: verifies a bundle that a key signed with the verifier of sigstore-js. Exit code 1 with the reason when it does not verify.
// The trust is the key alone: no log, no authority, no time-stamp is asked for.
import { readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { bundleFromJSON } from '@sigstore/bundle';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';

const [bundlePath, keyPath] = process.argv.slice(2);
const publicKey = createPublicKey(readFileSync(keyPath, 'utf8'));
const trust = toTrustMaterial({ certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] }, () => ({ publicKey, validFor: () => true }));
const verifier = new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
const bundle = bundleFromJSON(JSON.parse(readFileSync(bundlePath, 'utf8')));
verifier.verify(toSignedEntity(bundle));

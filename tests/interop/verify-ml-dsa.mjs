// verify-ml-dsa.mjs BUNDLE PUBLIC-KEY: verifies a bundle that an ML-DSA key signed with the implementation of noble. Exit code 1 with the reason when it does not verify.
import { readFileSync } from 'node:fs';
import { ml_dsa44, ml_dsa65, ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';

const [bundlePath, keyPath] = process.argv.slice(2);
const spki = Buffer.from(readFileSync(keyPath, 'utf8').replace(/-----[^-]*-----|\s/g, ''), 'base64');
const envelope = JSON.parse(readFileSync(bundlePath, 'utf8')).dsseEnvelope;
const payload = Buffer.from(envelope.payload, 'base64');
const signature = Buffer.from(envelope.signatures[0].sig, 'base64');
const type = Buffer.from(envelope.payloadType, 'utf8');
const signed = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} `), type, Buffer.from(` ${payload.length} `), payload]);

// The object identifiers of RFC 9881 end with 17, 18 and 19; 22 bytes come before the key.
const scheme = { 17: ml_dsa44, 18: ml_dsa65, 19: ml_dsa87 }[spki[16]];
if (!scheme.verify(new Uint8Array(signature), new Uint8Array(signed), new Uint8Array(spki.subarray(22)))) {
    console.error('the signature does not verify');
    process.exit(1);
}

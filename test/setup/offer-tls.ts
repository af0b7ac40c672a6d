import { generateKeyPairSync, sign } from 'node:crypto';
import { chownSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Has a running PostgreSQL offer TLS as 127.0.0.1. Returns the file that says whom to believe. */
export async function offerTls(adminUrl: string, dir: string): Promise<string> {
  const { certificate, key } = selfSigned();
  const root = join(dir, 'root.crt');
  writeFileSync(root, certificate);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const { rows } = await admin.query('show data_directory');
    const data = rows[0].data_directory as string;
    const { uid, gid } = statSync(data);
    for (const [name, text] of [
      ['server.crt', certificate],
      ['server.key', key],
    ] as const) {
      writeFileSync(join(data, name), text, { mode: 0o600 });
      chownSync(join(data, name), uid, gid);
    }
    await admin.query('alter system set ssl = on');
    await admin.query('select pg_reload_conf()');
  } finally {
    await admin.end();
  }
  return root;
}

/** A certificate of its own making, in PEM (RFC 5280): Node has keys and signatures, but writes no certificates. */
function selfSigned() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const commonName = der(0x30, der(0x06, [0x55, 0x04, 0x03]), der(0x0c, 'tacite'));
  const name = der(0x30, der(0x31, commonName));
  const names = der(0x30, der(0x87, [127, 0, 0, 1]));
  const alternativeNames = der(0x30, der(0x06, [0x55, 0x1d, 0x11]), der(0x04, names));
  const toBeSigned = der(
    0x30,
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ecdsaWithSha256,
    name,
    der(0x30, der(0x18, '20200101000000Z'), der(0x18, '21200101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, alternativeNames)),
  );
  const signature = der(0x03, [0], sign('sha256', toBeSigned, privateKey));
  const base64 = der(0x30, toBeSigned, ecdsaWithSha256, signature).toString('base64');
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

/** A value of DER: its tag, its length, what is in it. */
function der(tag: number, ...parts: (Uint8Array | number[] | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array)));
  const { length } = body;
  const lengths = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...lengths]), body]);
}

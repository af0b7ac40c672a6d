import { saysNotCovered } from '../ledger/not-covered.ts';

/** An export counts neither: what it holds shows them. */
const nothing = { ahead: 0, older: 0 };

type Head = {
  exportedAt: string;
  office: string;
  business: { name: string };
  businessId: string;
};

/** The commands of both languages; they need bash, jq, xxd, sha256sum and OpenSSL 3. */
const chainCheck = ({
  businessId,
}: Head) => `    previous=$(printf 'tacite ledger ${businessId}' | sha256sum | cut -d' ' -f1)
    while read -r entry; do
      payload=$(jq -rj .payload <<<"$entry"; printf x)
      hash=$( { printf %s "$previous" | xxd -r -p; printf %s "\${payload%x}"; } | sha256sum | cut -d' ' -f1)
      [ "$hash" = "$(jq -r .hash <<<"$entry")" ] || { echo "WRONG HASH $(jq .sequence <<<"$entry")"; break; }
      signature=$(jq -r '.signature // empty' <<<"$entry")
      if [ -n "$signature" ]; then
        xxd -r -p <<<"$signature" >/tmp/signature; xxd -r -p <<<"$hash" >/tmp/hash
        openssl pkeyutl -verify -pubin -inkey "keys/$(jq -r .keyId <<<"$entry").pem" -rawin -in /tmp/hash -sigfile /tmp/signature >/tmp/said ||
          { echo "WRONG SIGNATURE $(jq .sequence <<<"$entry")"; break; }
      fi
      previous=$hash
    done <ledger.jsonl; echo "last: $previous"`;

const groundsCheck = `    while read -r line; do
      sha256=$(jq -r .sha256 <<<"$line"); workflow=$(jq -r .workflowId <<<"$line")
      text=$(jq -rj .text <<<"$line"; printf x)
      [ "$(printf %s "\${text%x}" | sha256sum | cut -d' ' -f1)" = "$sha256" ] || echo "WRONG TEXT $line"
      grep -F "$workflow" transitions.jsonl | grep -qF "$sha256" || echo "NOT IN THE LOG $line"
    done <grounds.jsonl; echo "grounds: $(grep -c . grounds.jsonl)"`;

const french = (head: Head) => `EXPORT TACITE : ${head.business.name}
Établi par ${head.office} le ${head.exportedAt} (temps universel).

Ce dossier se lit et se vérifie sans Tacite.

  invoices/NUMÉRO.pdf    la facture telle qu’elle a été envoyée
  invoices/NUMÉRO.factur-x.xml   la même en données, telle que le PDF la porte (Factur-X)
  invoices/NUMÉRO.cii.xml   la même en CII, pour être envoyée seule (EN 16931 ou EXTENDED-CTC-FR)
  invoices/NUMÉRO.ubl.xml   la même en UBL (EN 16931)
  invoices/NUMÉRO.json   son contenu scellé : numéro, dates, décision, lignes (JSON, clés triées, UTF-8)
  invoices.csv           le registre des factures pour un tableur (les avoirs en négatif)
  manifest.json          la liste des factures et des fichiers, avec leurs empreintes SHA-256
  ledger.jsonl           le registre : une ligne par fait, chacune liée à la précédente et couverte par une signature
  transitions.jsonl      le journal de chaque facture : qui, quand, par quelle voie, selon quelle règle
  revisions.jsonl        ce qui a été présenté au dirigeant à chaque tour ; sha256 est l’empreinte de content
  grounds.jsonl          ce sur quoi chaque décision repose : termes du tour (revision, policy, mandate), paroles
                         (exchange), preuve de remise de la demande (proof) ; sha256 est l’empreinte de text
  exchanges.jsonl        ce qu’ils se sont dit
  keys/                  la clé publique qui vérifie les signatures (Ed25519)
  anchors/               où finissait le registre le jour de cet export

Les montants sont en centimes ; les instants en temps universel (ISO 8601).

1. Les fichiers sont ceux de l’export :

    sha256sum -c SHA256SUMS

2. Le registre est entier et signé (bash, jq, xxd, OpenSSL 3) :

${chainCheck(head)}

   L’empreinte d’une ligne est SHA-256(empreinte précédente, en octets, suivie de payload). La première suit
   SHA-256(« tacite ledger ${head.businessId} »). La signature porte sur les 32 octets de l’empreinte ; une ligne sans
   signature a été écrite avec la suivante, dont la signature la couvre. La dernière empreinte doit être celle de
   anchors/${head.businessId}.jsonl et de manifest.json (ledger.hash).

3. Une facture est celle du registre : dans ledger.jsonl, la ligne kind "issue" de la facture porte contentSha256, et
   sa ligne kind "document" pdfSha256 et xmlSha256 :

    sha256sum invoices/NUMÉRO.json invoices/NUMÉRO.pdf invoices/NUMÉRO.factur-x.xml

4. Le journal d’une facture : l’empreinte d’une transition est SHA-256(empreinte précédente, suivie du JSON aux clés
   triées de workflowId, sequence, machine, version, event, payload, fromState, toState, actor, at). La première suit
   SHA-256(« tacite workflow WORKFLOWID »). Le registre porte celle qui a émis la facture (transitionHash) ; celles des
   autres journaux y entrent d’heure en heure : les lignes kind "logs" portent, pour chacun, WORKFLOWID, sequence et hash.

5. Ce sur quoi une décision repose est ce qui était là quand elle a été prise : l’empreinte de chaque text est dans
   payload de la transition sequence de son journal, que le registre couvre :

${groundsCheck}

   Un tour dont la transition « submit » ne porte pas grounds a été ouvert par une version qui ne gardait pas ces
   empreintes : rien ici ne prouve alors ses termes, hors policyVersion et mandateId.

6. ${saysNotCovered('fr', nothing)}
`;

const english = (head: Head) => `TACITE EXPORT: ${head.business.name}
Made by ${head.office} on ${head.exportedAt} (UTC).

This folder can be read and checked without Tacite.

  invoices/NUMBER.pdf    the invoice as it was sent
  invoices/NUMBER.factur-x.xml   the same as data, as the PDF carries it (Factur-X)
  invoices/NUMBER.cii.xml   the same as CII, to be sent by itself (EN 16931 or EXTENDED-CTC-FR)
  invoices/NUMBER.ubl.xml   the same as UBL (EN 16931)
  invoices/NUMBER.json   its sealed content: number, dates, decision, lines (JSON, sorted keys, UTF-8)
  invoices.csv           the register of invoices for a spreadsheet (credit notes negative)
  manifest.json          the list of invoices and of files, with their SHA-256
  ledger.jsonl           the ledger: one line a fact, each chained to the one before and covered by a signature
  transitions.jsonl      the log of each invoice: who, when, through what, by which rule
  revisions.jsonl        what was put before the owner in each round; sha256 is that of content
  grounds.jsonl          what each decision stands on: terms of the round (revision, policy, mandate), words (exchange),
                         proof that the request arrived (proof); sha256 is that of text
  exchanges.jsonl        what they said to each other
  keys/                  the public key that checks the signatures (Ed25519)
  anchors/               where the ledger ended on the day of this export

Amounts are cents; instants are UTC (ISO 8601).

1. The files are those of the export:

    sha256sum -c SHA256SUMS

2. The ledger is whole and signed (bash, jq, xxd, OpenSSL 3): run the commands of point 2 above.

   The hash of a line is SHA-256(previous hash, as bytes, then payload). The first follows
   SHA-256("tacite ledger ${head.businessId}"). The signature is over the 32 bytes of the hash; a line without one was
   written together with the next, whose signature covers it. The last hash must be that of
   anchors/${head.businessId}.jsonl and of manifest.json (ledger.hash).

3. An invoice is the one of the ledger: in ledger.jsonl its line of kind "issue" holds contentSha256, its line of kind
   "document" pdfSha256 and xmlSha256:

    sha256sum invoices/NUMBER.json invoices/NUMBER.pdf invoices/NUMBER.factur-x.xml

4. The log of an invoice: the hash of a transition is SHA-256(previous hash, then the JSON with sorted keys of
   workflowId, sequence, machine, version, event, payload, fromState, toState, actor, at). The first follows
   SHA-256("tacite workflow WORKFLOWID"). The ledger holds the one that issued the invoice (transitionHash); those of other
   logs enter it hour by hour: its lines of kind "logs" hold, for each, WORKFLOWID, sequence and hash.

5. What a decision stands on is what was there when it was taken: the hash of each text is in payload of the transition
   sequence of its log, which the ledger covers: run the commands of point 5 above.

   A round whose "submit" transition holds no grounds was opened by a release that kept no such hashes: nothing here then
   proves its terms, beside policyVersion and mandateId.

6. ${saysNotCovered('en', nothing)}
`;

/** What stands beside an export: what each file is and how to check it, in French and in English. */
export const readme = (head: Head): string => `${french(head)}\n${'-'.repeat(80)}\n\n${english(head)}`;

import { Button, LinkButton } from '../button.tsx';
import { Check, Switch } from '../check.tsx';
import { Choice, Choices } from '../choice.tsx';
import { Field, Fieldset, InMargin, MarginNote } from '../field.tsx';
import { Input, NumberInput, Select, TextArea } from '../input.tsx';
import { Notice } from '../notice.tsx';
import { Section } from './section.tsx';

const Buttons = () => (
  <div className="stack">
    <Button look="primary" size="lg" block icon="signature">
      Valider la facture
    </Button>
    <Button block>Demander une correction</Button>
    <p className="row">
      <Button look="primary">Valider</Button>
      <LinkButton to="?">Ouvrir</LinkButton>
      <Button look="quiet">Copier</Button>
    </p>
    <p className="row">
      <Button look="danger" icon="trash-2">
        Supprimer
      </Button>
      <Button id="blocked" blocked="Corrigez d’abord les deux problèmes signalés.">
        Indisponible
      </Button>
      <Button look="primary" busy>
        Envoi en cours
      </Button>
    </p>
    <p className="row">
      <Button look="primary" size="desk" icon="plus" shortcut="N">
        Nouvelle
      </Button>
      <Button size="desk">Bureau, 36 px</Button>
      <Button size="desk" look="quiet" icon="ellipsis" iconOnly="Autres actions" />
    </p>
  </div>
);

const Fields = () => (
  <div className="stack">
    <Field label="Objet" hint="Visible par le client final.">
      {(props) => <Input {...props} name="subject" defaultValue="Sanitaires de l’école" />}
    </Field>
    <Field label="SIREN du client" errors={['SIREN manquant : neuf chiffres.']}>
      {(props) => <Input {...props} name="siren" inputMode="numeric" />}
    </Field>
    <Field label="Canal" optional>
      {(props) => (
        <Select {...props} name="channel">
          <option>Chorus Pro</option>
          <option>E-mail</option>
        </Select>
      )}
    </Field>
    <Field label="Une précision" optional>
      {(props) => <TextArea {...props} name="note" rows={2} />}
    </Field>
  </div>
);

const Choosing = () => (
  <div className="stack">
    <p>
      <Check name="retention" defaultChecked>
        Retenue de garantie 5 %
      </Check>
      <Check name="all" mixed>
        Toutes les factures
      </Check>
    </p>
    <Switch name="hide" defaultChecked>
      Masquer les provisoires
    </Switch>
    <Fieldset legend="Jusqu’à quand suspendre ?">
      <Choices>
        <Choice name="hold" value="monday" detail="lun. 30 nov. 2026 à 18:00" defaultChecked>
          Lundi soir
        </Choice>
        <Choice name="hold" value="tomorrow" detail="ven. 27 nov. 2026 à 18:00">
          Demain soir
        </Choice>
      </Choices>
    </Fieldset>
    <Fieldset legend="Qu’est-ce qui ne va pas" errors={['Choisissez une réponse.']}>
      <Choices columns>
        <Choice small name="what" value="quantity">
          Quantité
        </Choice>
        <Choice small name="what" value="price">
          Prix unitaire
        </Choice>
      </Choices>
    </Fieldset>
  </div>
);

const Margins = () => (
  <InMargin
    note={
      <MarginNote id="margin-1" title="La fin précède le début">
        Vouliez-vous dire le 9 oct. 2026 ?
      </MarginNote>
    }
  >
    <Field label="Réalisé jusqu’au">
      {(props) => (
        <NumberInput
          {...props}
          desk
          name="end"
          defaultValue="09/10/2025"
          aria-invalid="true"
          aria-describedby="margin-1"
        />
      )}
    </Field>
  </InMargin>
);

export const Controls = () => (
  <>
    <Section title="Boutons et champs">
      <div className="cols">
        <Buttons />
        <Fields />
        <Choosing />
      </div>
      <Margins />
    </Section>
    <Section title="Avis">
      <div className="cols">
        <Notice icon="lock">Elle ne pourra plus être modifiée : seul un avoir pourra l’annuler.</Notice>
        <Notice tone="pen">
          <b>L’accord de Bertrand Le Goff est requis.</b>
        </Notice>
        <Notice tone="ochre" icon="undo-2">
          Vous n’êtes pas d’accord ? Il est encore temps de le dire.
        </Notice>
        <Notice tone="red">Chorus Pro a rejeté l’envoi : code service absent.</Notice>
        <Notice tone="green">Chaîne intacte, 13 maillons vérifiés.</Notice>
      </div>
    </Section>
  </>
);

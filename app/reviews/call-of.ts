type Contacts = { contact: { name: string; phone: string }; office: { name: string } };

/** Whom to call, for the button at the top: the first name is enough there. */
export const callOf = ({ contact, office }: Contacts) => ({
  name: contact.name === office.name ? office.name : (contact.name.split(' ')[0] ?? contact.name),
  phone: contact.phone,
});

import type { auth as french } from '../fr/auth.ts';
import type { Texts } from '../texts.ts';

export const auth: Texts<typeof french> = {
  title: 'Sign in',
  intro: 'For the people of the billing service.',
  email: { label: 'E-mail address', missing: 'Enter your e-mail address.' },
  password: { label: 'Password', missing: 'Enter your password.' },
  next: 'Continue',
  signIn: 'Sign in',
  invited: 'No access yet? The person who administers your office can invite you.',
  owner: 'An invoice to approve or to read? Open the link in your e-mail: it asks for no password.',
  ended: {
    title: 'Your session has ended.',
    body: 'After 30 minutes without activity, or 12 hours in all, you have to sign in again. You will come back to the page you asked for.',
    unsent:
      'What you had just sent did not go through and nothing was changed. You will come back to the page, with what the editor had already saved.',
  },
  refused: {
    wrong: 'Wrong address or password.',
    locked: 'Too many tries in a short time. To be safe, wait a quarter of an hour before trying again.',
  },
  code: {
    title: 'Your code',
    as: 'You are signing in as {{email}}.',
    label: 'Six-digit code',
    hint: 'Your authenticator app shows it. It changes every 30 seconds and works once.',
    missing: 'Enter the six-digit code.',
    wrong: 'This code is wrong or has been used. Wait for the next one, then try again.',
    other: 'Use another account',
    recoveryTitle: 'Your recovery code',
    recoveryLabel: 'Recovery code',
    recoveryHint: 'One of the ten codes you wrote down. It works once.',
    recoveryMissing: 'Enter one of your recovery codes.',
    lost: 'I do not have my phone: use a recovery code',
    found: 'I have my phone: use its code',
    lostAll:
      'Neither phone nor recovery code? The person who administers your office can give you access again.',
    demonstration: 'Demonstration: without an authenticator app, use the code {{code}}.',
  },
  setUp: {
    title: 'Protect your access',
    intro:
      'A one-time code is added to your password. It comes from an authenticator app, on your phone or computer.',
    scan: 'In the app, add an account and scan this drawing.',
    qr: 'QR code to scan with the authenticator app. The key written below says the same.',
    key: 'Or copy this key',
    open: 'Open in the app of this device',
    confirm: 'Enter the code that the app shows.',
    submit: 'Confirm and enter',
  },
  forgotten: {
    link: 'Forgotten your password?',
    title: 'Forgotten password',
    intro: 'Enter your address: a link goes there for choosing a new password.',
    send: 'Send the link',
    sentTitle: 'Look into your mailbox',
    sent: 'If there is an access with this address, a link has just gone to it. It is good for an hour and works once.',
    sentHelp: 'Nothing there? Look into the junk folder, or ask the person who administers your office.',
    chooseTitle: 'New password',
    chooseIntro: 'For {{email}}. Your open sessions will end; your second factor stays as it is.',
    choose: 'Change the password',
    doneTitle: 'Your password is changed',
    done: 'Sign in with the new one. You will be asked for your second factor as usual.',
    ended: {
      title: 'This link no longer works',
      body: 'It has been used or replaced, or more than an hour has passed.',
      again: 'Ask for a new link',
    },
  },
  invitation: {
    title: 'Welcome, {{name}}',
    intro: '{{office}} gives you access to Tacite. Choose your password; the second code comes next.',
    submit: 'Create my access',
    ended: {
      title: 'This invitation no longer works',
      body: 'It has been used, it was replaced, or more than seven days have passed. Ask the person who invited you for a new one.',
      signIn: 'I already have access',
    },
  },
  newPassword: {
    label: 'New password',
    hint: 'At least 12 characters. A sentence of four or five words does very well.',
    short: 'This password is too short: at least 12 characters.',
    long: 'This password is too long: at most 128 characters.',
    common: 'This password is too common. Choose a sentence of four or five words instead.',
    personal: 'This password is mostly your name or address. Choose something else.',
    again: {
      label: 'The same once more',
      missing: 'Enter the password a second time.',
      different: 'The two entries differ.',
    },
  },
};

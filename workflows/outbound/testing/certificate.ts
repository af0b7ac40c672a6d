/** A certificate of hook.example that nobody trusts, and its key, for a server of the tests: Node can't make one by itself. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBnjCCAUSgAwIBAgIUeJMYW7qHtej6eYbL4R6RCjnIGcYwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMaG9vay5leGFtcGxlMCAXDTI2MTEyMjEwNTYyN1oYDzIxMjYx
MDI5MTA1NjI3WjAXMRUwEwYDVQQDDAxob29rLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARvIwFy7ItfQaPO9lYc4fauKVIaClDpZhGgkVF2hvJZ5iF4
3WPKZlnbtDu8YbXyXzCeei/9gCm4PSzSuVYv++HHo2wwajAdBgNVHQ4EFgQU2ofd
aoSO+fahnuzVWoBCwOwKyHswHwYDVR0jBBgwFoAU2ofdaoSO+fahnuzVWoBCwOwK
yHswDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxob29rLmV4YW1wbGUwCgYI
KoZIzj0EAwIDSAAwRQIgDEqFfzgO2blU4xIiQoL7tuMNNTDGSdFkoPZgp1R2ixkC
IQDOJWSh36Lxjv2yZxRoquRDA7O4yq+CdXCZxsNiM7IDJA==
-----END CERTIFICATE-----
`;

export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgU1bZzSxObbaEq+yb
cDBS6W1Sri+zwNNXar9yLpf/44GhRANCAARvIwFy7ItfQaPO9lYc4fauKVIaClDp
ZhGgkVF2hvJZ5iF43WPKZlnbtDu8YbXyXzCeei/9gCm4PSzSuVYv++HH
-----END PRIVATE KEY-----
`;

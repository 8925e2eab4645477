package org.lindero.security;

import org.lindero.OnPostgres;

@OnPostgres
class UserServicePostgresTest extends UserServiceContract {}

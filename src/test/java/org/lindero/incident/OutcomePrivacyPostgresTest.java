package org.lindero.incident;

import org.lindero.OnPostgres;

@OnPostgres
class OutcomePrivacyPostgresTest extends OutcomePrivacyContract {}

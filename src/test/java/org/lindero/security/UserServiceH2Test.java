package org.lindero.security;

class UserServiceH2Test extends UserServiceContract {}

package org.lindero.shared;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.hibernate.Hibernate;
import org.jspecify.annotations.Nullable;

/** Identity and optimistic lock of every entity; two entities are equal when type and assigned id are. */
@MappedSuperclass
public abstract class AbstractEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Version
    private int version;

    /** The identity in the database; fails for an entity that was not saved yet. */
    public final long id() {
        if (id == null) {
            throw new IllegalStateException("Not persisted yet: " + getClass().getSimpleName());
        }
        return id;
    }

    /** Counts the changes; travels to the form and back so that a lost update is noticed. */
    public final int version() {
        return version;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof AbstractEntity that
                        && id != null
                        && Hibernate.getClass(this) == Hibernate.getClass(that)
                        && id.equals(that.id));
    }

    @Override
    public final int hashCode() {
        return Hibernate.getClass(this).hashCode();
    }
}

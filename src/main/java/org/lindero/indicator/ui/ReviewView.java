package org.lindero.indicator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.Range;
import org.lindero.indicator.ReviewItem;
import org.lindero.indicator.ReviewService;
import org.lindero.security.Roles;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.StatusBadge;

/** Values that were handed in: approved together, or returned one by one with a reason. */
@Route("revision")
@Menu(title = "indicator.review.title", order = 41, icon = "vaadin:check-square-o")
@RolesAllowed(Roles.MANAGER)
@StyleSheet("context://styles/indicator.css")
class ReviewView extends Page {

    private static final int CARDS = 20;

    private record Heading(long areaId, String area, YearMonth period) {}

    private final ReviewService reviews;
    private final Div cards = new Div();
    private int shown = CARDS;

    ReviewView(ReviewService reviews) {
        super("indicator.review.title");
        this.reviews = reviews;
        cards.addClassName("review-cards");
        add(cards);
        refresh();
    }

    private void refresh() {
        cards.removeAll();
        var waiting = reviews.waiting();
        setLead(waiting.isEmpty() ? "" : getTranslation("indicator.review.lead", waiting.size()));
        if (waiting.isEmpty()) {
            cards.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    getTranslation("indicator.review.none"),
                    getTranslation("indicator.review.none.hint")));
            return;
        }
        var groups = waiting.stream()
                .collect(Collectors.groupingBy(
                        item -> new Heading(item.areaId(), item.area(), item.period()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        groups.entrySet().stream().limit(shown).forEach(group -> cards.add(card(group.getKey(), group.getValue())));
        if (groups.size() > shown) {
            cards.add(new Button(getTranslation("indicator.review.more", groups.size() - shown), event -> {
                shown += CARDS;
                refresh();
            }));
        }
    }

    private Card card(Heading heading, List<ReviewItem> items) {
        var title = getTranslation(
                "indicator.review.group", heading.area(), Figures.longMonth(getLocale(), heading.period()));
        var others = items.stream().filter(item -> !item.own()).toList();
        var bar = new Div(new H2(title));
        bar.addClassName("review-bar");
        if (others.size() < items.size()) {
            bar.add(new StatusBadge(
                    StatusBadge.Tone.INFO, getTranslation("indicator.review.own", items.size() - others.size())));
        }
        if (!others.isEmpty()) {
            var approve = new Button(
                    getTranslation("indicator.review.approve", others.size()),
                    VaadinIcon.CHECK.create(),
                    event -> approve(others));
            approve.addThemeName("primary");
            approve.setAriaLabel(getTranslation("indicator.review.approve", others.size()) + ", " + title);
            bar.add(approve);
        }
        var table = new DataTable(
                title,
                List.of(
                        getTranslation("indicator.sheet.indicator"),
                        getTranslation("indicator.sheet.value"),
                        getTranslation("indicator.sheet.previous"),
                        getTranslation("indicator.sheet.expected"),
                        getTranslation("indicator.sheet.comment"),
                        getTranslation("indicator.review.author"),
                        getTranslation("indicator.review.decision")));
        items.forEach(item -> addRow(table, item));
        return new Card("", bar, table);
    }

    private void addRow(DataTable table, ReviewItem item) {
        var back = new Button(
                getTranslation("indicator.review.return"),
                VaadinIcon.ARROW_BACKWARD.create(),
                event -> new ReturnDialog(item, reason -> sendBack(item, reason)).open());
        back.setAriaLabel(getTranslation("indicator.review.return.one", item.indicator()));
        back.addThemeName("small");
        var comment = new Span(item.comment().isEmpty() ? Figures.EMPTY : item.comment());
        comment.addClassName("review-comment");
        table.addRow(
                item.indicator(),
                labelled("indicator.sheet.value", value(item)),
                labelled("indicator.sheet.previous", new Span(number(item.previous(), item))),
                labelled("indicator.sheet.expected", new Span(range(item))),
                labelled("indicator.sheet.comment", comment),
                labelled("indicator.review.author", new Span(item.author())),
                back);
    }

    /** On a phone the row is a card and its headings are gone: each cell brings its own. */
    private Div labelled(String key, Component cell) {
        var label = new Span(getTranslation(key));
        label.addClassName("review-label");
        label.getElement().setAttribute("aria-hidden", "true");
        return new Div(label, cell);
    }

    private Component value(ReviewItem item) {
        var noData = item.amount().noData();
        if (noData != null) {
            return new Span(getTranslation("indicator.sheet.noData") + ": " + getTranslation("noData." + noData));
        }
        var number = number(item.value(), item) + " " + item.unit();
        var above = item.amount().numerator();
        var below = item.amount().denominator();
        var text = above == null || below == null
                ? number
                : number + " (" + above.toPlainString() + " / " + below.toPlainString() + ")";
        var value = item.value();
        return value == null || item.expected().contains(value)
                ? new Span(text)
                : new StatusBadge(StatusBadge.Tone.WARNING, text);
    }

    private String range(ReviewItem item) {
        return item.expected().equals(Range.OPEN)
                ? Figures.EMPTY
                : number(item.expected().min(), item) + " – "
                        + number(item.expected().max(), item);
    }

    private String number(@Nullable BigDecimal value, ReviewItem item) {
        return value == null ? Figures.EMPTY : Figures.number(getLocale(), value.doubleValue(), item.decimals());
    }

    private void approve(List<ReviewItem> items) {
        try {
            reviews.approve(items.stream().map(ReviewItem::id).toList());
            Notices.success(getTranslation("indicator.review.approved", items.size()));
        } catch (StaleDataException changed) {
            Notices.error(getTranslation("indicator.review.changed"));
        }
        refresh();
    }

    private void sendBack(ReviewItem item, String reason) {
        try {
            reviews.returnForCorrection(item.id(), reason);
            Notices.success(getTranslation("indicator.review.returned", item.author()));
        } catch (StaleDataException changed) {
            Notices.error(getTranslation("indicator.review.changed"));
        }
        refresh();
    }
}
